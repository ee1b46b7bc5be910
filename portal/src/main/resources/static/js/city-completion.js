// Offers the cities whose name begins as what is typed, in any language. Without it the field takes the same.
const city = document.getElementById("city");
const country = document.getElementById("country");
const PAUSE_MILLIS = 150;
let waiting;
let asking;

const offered = (place) => {
  const option = document.createElement("option");
  option.value = place.name;
  option.label = [place.name, place.matched, place.region, place.country].filter(Boolean).join(", ");
  return option;
};

const offer = async () => {
  asking?.abort();
  asking = new AbortController();
  const query = new URLSearchParams({ q: city.value.trim() });
  if (country.value) {
    query.set("country", country.value);
  }
  try {
    const answer = await fetch(`/api/roster/places?${query}`, { signal: asking.signal });
    if (answer.ok) {
      city.list.replaceChildren(...(await answer.json()).items.map(offered));
    }
  } catch {
    // Somebody types on, or the roster is away: nothing new is offered.
  }
};

city.addEventListener("input", () => {
  clearTimeout(waiting);
  if (city.value.trim()) {
    waiting = setTimeout(offer, PAUSE_MILLIS);
  }
});
