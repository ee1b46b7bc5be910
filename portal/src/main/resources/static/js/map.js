// Makes a map of the page one that can be moved and zoomed by mouse, touch and keys, and that asks for what it shows.
// The unit is a hundredth of a degree of longitude in the Mercator projection, as in the shapes and in Mercator.java.
const WORLD = 36000;
const NORTH = -15500;
const SOUTH = 9000;
const HIGH = 17400;
const PIXELS_OF_THE_WORLD = 256;
const CLOSEST = 13;
// What a click shows at least, since all groups of a town may be at one spot; as in View.java.
const TOWN = 60;
const COARSE_ENOUGH = 3;
const PAUSE_MILLIS = 200;
const MOTION_MILLIS = 150;
const CLICK_PIXELS = 5;
const STEP = 0.2;
const SVG = "http://www.w3.org/2000/svg";

const longitude = (x) => Math.min(180, Math.max(-180, x / 100 - 180));
const latitude = (y) => (Math.atan(Math.sinh((-y / 100) * (Math.PI / 180))) * 180) / Math.PI;
const mapX = (lon) => (lon + 180) * 100;
const mapY = (lat) => (-100 * Math.asinh(Math.tan((Math.min(85, Math.max(-85, lat)) * Math.PI) / 180)) * 180) / Math.PI;
const clamp = (value, least, most) => Math.min(Math.max(value, least), most);
const isStill = matchMedia("(prefers-reduced-motion: reduce)");

const element = (name, attributes, parent) => {
  const made = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  parent.append(made);
  return made;
};

export const enliven = (figure) => {
  const frame = figure.querySelector(".map-frame");
  const picture = figure.querySelector(".map-picture");
  const points = figure.querySelector(".map-points");
  const said = figure.querySelector(".map-said");
  const status = figure.querySelector("[role=status]");
  const searchHere = figure.querySelector(".map-search");
  const { filters, search, some, shown, label, detail } = figure.dataset;
  const number = new Intl.NumberFormat(document.documentElement.lang);
  const hits = [...document.querySelectorAll(".hit[data-spot]")];

  // What is shown: the middle, and how many units a pixel is.
  let view;
  let size;
  let drawn = [];
  let waiting;
  let asking;
  let isDetailed = picture.querySelector(".map-land").getAttribute("href").startsWith(detail);

  const measure = () => {
    size = { width: frame.clientWidth, height: frame.clientHeight };
  };
  const fit = ({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2, unit: Math.max(width / size.width, height / size.height) });
  const zoom = () => clamp(Math.round(Math.log2(WORLD / view.unit / PIXELS_OF_THE_WORLD)), 0, CLOSEST);
  const within = (wanted) => {
    const unit = clamp(wanted.unit, WORLD / PIXELS_OF_THE_WORLD / 2 ** CLOSEST, Math.max(WORLD / size.width, HIGH / size.height));
    const [wide, high] = [(size.width * unit) / 2, (size.height * unit) / 2];
    return {
      unit,
      x: 2 * wide >= WORLD ? WORLD / 2 : clamp(wanted.x, wide, WORLD - wide),
      y: 2 * high >= SOUTH - NORTH ? (NORTH + SOUTH) / 2 : clamp(wanted.y, NORTH + high, SOUTH - high),
    };
  };

  const draw = () => {
    const [width, height] = [size.width * view.unit, size.height * view.unit];
    picture.setAttribute("viewBox", `${view.x - width / 2} ${view.y - height / 2} ${width} ${height}`);
    picture.style.setProperty("--unit", view.unit);
  };

  const sides = () => {
    const [width, height] = [size.width * view.unit, size.height * view.unit];
    return [longitude(view.x - width / 2), latitude(view.y + height / 2), longitude(view.x + width / 2), latitude(view.y - height / 2)]
      .map((degrees) => degrees.toFixed(3)).join(",");
  };

  // The fine shapes of the whole world, once the map is closer, or leaves the one country whose shapes it has. They are put in when
  // they have come, so that nothing is empty meanwhile.
  const isOfCountry = picture.querySelector(".map-here") !== null;
  const refine = async () => {
    if (isDetailed || (!isOfCountry && zoom() <= COARSE_ENOUGH)) {
      return;
    }
    isDetailed = true;
    try {
      if ((await fetch(detail)).ok) {
        picture.querySelector(".map-land").setAttribute("href", `${detail}#land`);
        picture.querySelector(".map-borders").setAttribute("href", `${detail}#borders`);
      }
    } catch {
      isDetailed = false;
    }
  };

  const nameOf = ({ count, name, city, country }) => {
    const where = city || (country && new Intl.DisplayNames([document.documentElement.lang], { type: "region", fallback: "code" }).of(country));
    return [count === 1 && name ? name : some.replace("%", number.format(count)), where].filter(Boolean).join(", ");
  };

  const pathOf = ({ count, url, bounds }) => {
    if (count === 1 && url?.startsWith("/") && !url.startsWith("//")) {
      return url;
    }
    const [west, south, east, north] = bounds;
    const around = [west - 0.01, south - 0.01, east + 0.01, north + 0.01].map((degrees) => degrees.toFixed(3)).join(",");
    return `${search}${search.includes("?") ? "&" : "?"}bbox=${around}`;
  };

  const isIn = ([west, south, east, north], spot) => {
    const [lat, lon] = spot.split(",").map(Number);
    return lat >= south - 0.01 && lat <= north + 0.01 && lon >= west - 0.01 && lon <= east + 0.01;
  };
  const hitsOf = ({ link, feature }) =>
    hits.filter((hit) => hit.querySelector("h3 a").getAttribute("href") === link.getAttribute("href") || isIn(feature.bounds, hit.dataset.spot));

  const say = (point, isOn) => {
    said.hidden = !isOn;
    said.textContent = point.name;
    hitsOf(point).forEach((hit) => hit.classList.toggle("lit", isOn));
  };

  const zoomTo = (feature) => {
    const [west, south, east, north] = feature.bounds;
    const part = { x: mapX(west), y: mapY(north), width: mapX(east) - mapX(west), height: mapY(south) - mapY(north) };
    const margin = 1.3;
    const fitting = fit(part);
    const closest = Math.max(fitting.unit * margin, TOWN / size.width);
    return within({ ...fitting, unit: Math.min(closest, view.unit / 2) });
  };

  const place = (answer) => {
    const hadFocus = points.contains(document.activeElement);
    points.replaceChildren();
    drawn = answer.features.toSorted((a, b) => b.properties.count - a.properties.count).map(({ geometry, properties }) => {
      const [lon, lat] = geometry.coordinates;
      const [x, y] = [mapX(lon), mapY(lat)];
      const feature = { ...properties, bounds: properties.bounds ?? [lon, lat, lon, lat] };
      const link = element("a", { href: pathOf(feature), rel: "nofollow" }, points);
      const point = { link, feature, name: nameOf(feature) };
      link.setAttribute("aria-label", point.name);
      const width = Math.round(12 + 9 * Math.log10(feature.count)) + (feature.count > 1 ? 6 : 0);
      element("path", { d: `M${x} ${y}h0`, "stroke-width": width }, link);
      if (feature.count > 1) {
        element("text", { x, y, "aria-hidden": "true" }, link).textContent = number.format(feature.count);
      }
      link.addEventListener("pointerenter", () => say(point, true));
      link.addEventListener("pointerleave", () => say(point, false));
      link.addEventListener("focus", () => say(point, true));
      link.addEventListener("blur", () => say(point, false));
      link.addEventListener("click", (event) => {
        const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey;
        if (feature.count > 1 && zoom() < CLOSEST && isPlain) {
          event.preventDefault();
          go(zoomTo(feature));
        }
      });
      return point;
    });
    said.hidden = true;
    status.textContent = shown.replace("%", number.format(answer.total));
    if (hadFocus) {
      frame.focus();
    }
  };

  const ask = async () => {
    asking?.abort();
    asking = new AbortController();
    const query = new URLSearchParams(filters);
    query.set("bbox", sides());
    query.set("zoom", zoom());
    try {
      const answer = await fetch(`/api/search/map?${query}`, { signal: asking.signal });
      if (answer.ok) {
        place(await answer.json());
      }
    } catch {
      // The map moves on, or the search is away: what is shown stays.
    }
  };

  const settle = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      searchHere.href = `${search}${search.includes("?") ? "&" : "?"}bbox=${sides()}`;
      searchHere.hidden = false;
      refine();
      ask();
    }, PAUSE_MILLIS);
  };

  const jump = (wanted) => {
    view = within(wanted);
    draw();
    settle();
  };

  const go = (wanted) => {
    const [from, to, begin] = [view, within(wanted), performance.now()];
    if (isStill.matches) {
      jump(to);
      return;
    }
    const frameOf = (now) => {
      const part = clamp((now - begin) / MOTION_MILLIS, 0, 1);
      const between = (a, b) => a + (b - a) * part;
      view = { x: between(from.x, to.x), y: between(from.y, to.y), unit: from.unit * (to.unit / from.unit) ** part };
      draw();
      if (part < 1) {
        requestAnimationFrame(frameOf);
      } else {
        settle();
      }
    };
    requestAnimationFrame(frameOf);
  };

  // Zooms so that what is at a place of the frame stays there.
  const zoomed = (factor, at = { x: size.width / 2, y: size.height / 2 }) => {
    const unit = within({ ...view, unit: view.unit / factor }).unit;
    const [right, down] = [at.x - size.width / 2, at.y - size.height / 2];
    return { x: view.x + right * (view.unit - unit), y: view.y + down * (view.unit - unit), unit };
  };

  const placeOf = (event) => {
    const { left, top } = frame.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };

  const fingers = new Map();
  let travelled = 0;
  frame.addEventListener("pointerdown", (event) => {
    if (event.button === 0 && !event.target.closest("button, .map-search, .map-skip")) {
      fingers.set(event.pointerId, placeOf(event));
      travelled = fingers.size === 1 ? 0 : Infinity;
    }
  });
  frame.addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) {
      return;
    }
    const now = placeOf(event);
    travelled += Math.hypot(now.x - before.x, now.y - before.y);
    if (travelled < CLICK_PIXELS) {
      return;
    }
    if (!frame.classList.contains("moving")) {
      frame.classList.add("moving");
      frame.setPointerCapture(event.pointerId);
    }
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
    fingers.set(event.pointerId, now);
    if (other) {
      const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
      const apart = (a) => Math.hypot(a.x - other.x, a.y - other.y);
      const closer = zoomed(apart(now) / Math.max(1, apart(before)), middle);
      jump({ ...closer, x: closer.x - ((now.x - before.x) / 2) * closer.unit, y: closer.y - ((now.y - before.y) / 2) * closer.unit });
    } else {
      jump({ ...view, x: view.x - (now.x - before.x) * view.unit, y: view.y - (now.y - before.y) * view.unit });
    }
  });
  const lift = (event) => {
    fingers.delete(event.pointerId);
    if (fingers.size === 0) {
      frame.classList.remove("moving");
    }
  };
  frame.addEventListener("pointerup", lift);
  frame.addEventListener("pointercancel", lift);
  frame.addEventListener("dragstart", (event) => event.preventDefault());
  // The end of a drag is no click on what lies under it.
  frame.addEventListener("click", (event) => {
    if (travelled >= CLICK_PIXELS && event.detail > 0 && event.target.closest(".map-points")) {
      event.preventDefault();
      event.stopPropagation();
    }
  }, true);
  frame.addEventListener("dblclick", (event) => {
    if (!event.target.closest("a, button")) {
      go(zoomed(2, placeOf(event)));
    }
  });
  // A page that is scrolled past the map is not caught by it.
  frame.addEventListener("wheel", (event) => {
    if (event.ctrlKey || event.metaKey || frame.contains(document.activeElement)) {
      event.preventDefault();
      jump(zoomed(2 ** clamp(-event.deltaY / 200, -1, 1), placeOf(event)));
    }
  }, { passive: false });

  const initial = () => {
    const [x, y, width, height] = figure.dataset.box.split(" ").map(Number);
    return fit({ x, y, width, height });
  };
  const moves = {
    in: () => go(zoomed(2)),
    out: () => go(zoomed(0.5)),
    back: () => go(initial()),
  };
  const aside = (right, down) => () => jump({ ...view, x: view.x + right * STEP * size.width * view.unit, y: view.y + down * STEP * size.height * view.unit });
  const keys = {
    ArrowLeft: aside(-1, 0), ArrowRight: aside(1, 0), ArrowUp: aside(0, -1), ArrowDown: aside(0, 1),
    "+": moves.in, "=": moves.in, "-": moves.out, 0: moves.back,
  };
  frame.addEventListener("keydown", (event) => {
    if (Object.hasOwn(keys, event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      keys[event.key]();
    }
  });
  figure.querySelectorAll("[data-move]").forEach((button) => button.addEventListener("click", moves[button.dataset.move]));

  for (const hit of hits) {
    const light = (isOn) => () => drawn
      .filter((point) => hitsOf(point).includes(hit))
      .forEach(({ link }) => link.classList.toggle("lit", isOn));
    hit.addEventListener("pointerenter", light(true));
    hit.addEventListener("pointerleave", light(false));
    hit.addEventListener("focusin", light(true));
    hit.addEventListener("focusout", light(false));
  }

  figure.dataset.box = picture.getAttribute("viewBox");
  measure();
  view = initial();
  frame.classList.add("alive");
  frame.tabIndex = 0;
  frame.setAttribute("role", "group");
  frame.setAttribute("aria-label", label);
  picture.removeAttribute("aria-hidden");
  picture.setAttribute("role", "group");
  figure.querySelector(".map-buttons").hidden = false;
  figure.querySelector(".map-skip").hidden = false;
  new ResizeObserver(() => {
    measure();
    view = within(view);
    draw();
  }).observe(frame);
  draw();
  ask();
};
