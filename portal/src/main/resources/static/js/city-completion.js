// Offers the cities whose name begins as what is typed, in any language, and fills in the fields for region and country that
// data-cities names. Without it the fields take the same.
const PAUSE_MILLIS = 150;

const complete = (city) => {
  const others = city.dataset.cities.split(" ").map((id) => document.getElementById(id)).filter(Boolean);
  const country = others.find((field) => field.id === "country");
  let offered = new Map();
  let waiting;
  let asking;

  // Two cities of one name are told apart by what they are in.
  const nameAmong = (place, places) => {
    const sameName = places.filter((other) => other.name === place.name);
    const sameRegion = sameName.filter((other) => other.region === place.region);
    return [place.name, sameName.length > 1 && place.region, sameRegion.length > 1 && place.country].filter(Boolean).join(", ");
  };

  const option = (value, place) => {
    const element = document.createElement("option");
    element.value = value;
    element.label = [place.name, place.matched, place.region, place.country].filter(Boolean).join(", ");
    return element;
  };

  const offer = async () => {
    asking?.abort();
    asking = new AbortController();
    const query = new URLSearchParams({ q: city.value.trim() });
    if (country?.value) {
      query.set("country", country.value);
    }
    try {
      const answer = await fetch(`/api/roster/places?${query}`, { signal: asking.signal, credentials: "omit" });
      if (answer.ok) {
        const places = (await answer.json()).items;
        offered = new Map(places.map((place) => [nameAmong(place, places), place]));
        city.list.replaceChildren(...[...offered].map(([value, place]) => option(value, place)));
      }
    } catch {
      // Somebody types on, or the roster is away: nothing new is offered.
    }
  };

  city.addEventListener("input", () => {
    clearTimeout(waiting);
    if (city.value.trim() && !offered.has(city.value)) {
      waiting = setTimeout(offer, PAUSE_MILLIS);
    }
  });

  city.addEventListener("change", () => {
    const place = offered.get(city.value);
    if (place) {
      city.value = place.name;
      others.forEach((field) => {
        field.value = place[field.id] ?? "";
      });
    }
  });
};

document.querySelectorAll("input[data-cities]").forEach(complete);
