// Offers topics for the last word of a list with commas, in whatever spelling it is typed. Without it the field takes the same.
const topics = document.getElementById("topics");
const PAUSE_MILLIS = 150;
let waiting;
let asking;

const split = () => {
  const comma = topics.value.lastIndexOf(",");
  const before = comma < 0 ? "" : `${topics.value.slice(0, comma + 1)} `;
  return { before, last: topics.value.slice(comma + 1).trim() };
};

const offer = async () => {
  const { before, last } = split();
  asking?.abort();
  asking = new AbortController();
  try {
    const answer = await fetch(`/api/roster/topics?${new URLSearchParams({ q: last })}`, { signal: asking.signal, credentials: "omit" });
    if (answer.ok) {
      const options = (await answer.json()).items.map((topic) => {
        const option = document.createElement("option");
        option.value = before + topic.key;
        option.label = topic.name === topic.key ? topic.name : `${topic.name} (${topic.key})`;
        return option;
      });
      topics.list.replaceChildren(...options);
    }
  } catch {
    // Somebody types on, or the roster is away: nothing new is offered.
  }
};

topics.addEventListener("input", () => {
  clearTimeout(waiting);
  if (split().last) {
    waiting = setTimeout(offer, PAUSE_MILLIS);
  }
});
