// Offers topics, places that have groups, and groups for what is typed into a search field. Without it the field searches the same.
const PAUSE_MILLIS = 120;
const LONGEST = 80;

// The page's language, with the country that the browser says, by which one of several places is meant.
const page = document.documentElement.lang;
const language = navigator.language.split("-")[0] === page || !page ? navigator.language : page;

const complete = (field) => {
  const list = document.createElement("datalist");
  list.id = `${field.id}-offered`;
  field.after(list);
  field.setAttribute("list", list.id);
  let offered = new Set();
  let waiting;
  let asking;

  // A list shows only what has the letters that are typed, which other names and other spellings have not.
  const option = (text, about, typed) => {
    const element = document.createElement("option");
    const said = [text, ...about].filter(Boolean).join(", ");
    element.value = text;
    element.label = said.toLowerCase().includes(typed.toLowerCase()) ? said : `${said} (${typed})`;
    return element;
  };

  const offer = async () => {
    asking?.abort();
    asking = new AbortController();
    const typed = field.value.trim();
    const query = new URLSearchParams({ q: typed, lang: language });
    try {
      const answer = await fetch(`/api/search/suggest?${query}`, { signal: asking.signal, credentials: "omit" });
      if (answer.ok) {
        const { topics, places, groups, corrected } = await answer.json();
        const options = [
          ...topics.map((topic) => option(topic.text, [], typed)),
          ...places.map((place) => option(place.text, [place.matched, place.region, place.country], typed)),
          ...groups.map((group) => option(group.text, [group.matched, group.city, group.country], typed)),
          ...(corrected ? [option(corrected, [], typed)] : []),
        ];
        offered = new Set(options.map((element) => element.value));
        list.replaceChildren(...options);
      }
    } catch {
      // Somebody types on, or the search is away: nothing new is offered.
    }
  };

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    const typed = field.value.trim();
    if (typed && typed.length <= LONGEST && !offered.has(field.value)) {
      waiting = setTimeout(offer, PAUSE_MILLIS);
    }
  });
};

document.querySelectorAll("input[type=search][name=q]").forEach(complete);
