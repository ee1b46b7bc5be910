// Draws the shapes of the map, in the build: Natural Earth's countries (world-atlas), projected by d3-geo, as SVG files that pages
// refer to. The unit of all of them is a hundredth of a degree of longitude in the Mercator projection, as in Mercator.java.
//
//   world.svg, detail.svg   the land and the borders of the whole world, coarse and fine
//   countries/XX.svg        one country and what lies around it, fine
//   views.properties        XX=x,y,width,height of what the map of a country shows
//   neighbours.properties   XX=countries with a border to it
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { geoMercator, geoPath } from "d3-geo";
import { iso31661NumericToAlpha2 } from "iso-3166";
import { feature, mesh, neighbors } from "topojson-client";

const WORLD = 36000;
const NORTH = -15500;
const SOUTH = 9000;
const SMALLEST_VIEW = 150;
const MARGIN = 0.12;
// One country has a code that ISO 3166 leaves to its users, and Natural Earth has none for it.
const NAMED = new Map([["Kosovo", "XK"]]);

const output = process.argv[2];
const files = join(output, "static", "map");
const tables = join(output, "org", "usergroups", "portal", "map");

const newest = (...paths) => Math.max(...paths.map((path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0));
const lock = fileURLToPath(new URL("../../../package-lock.json", import.meta.url));
const last = join(tables, "neighbours.properties");
if (newest(last) > newest(fileURLToPath(import.meta.url), lock)) {
  process.exit(0);
}

const read = (name) => JSON.parse(readFileSync(createRequire(import.meta.url).resolve(`world-atlas/${name}`), "utf8"));

// A context as geoPath draws to, which writes whole numbers, each relative to the one before. An island that a step of the map
// makes a dot or a dash is left out: it cannot be seen, and there are thousands.
class Pen {
  #lines = "";
  #line = "";
  #corners = 0;
  #before = [0, 0];
  #start = [0, 0];
  #at = [0, 0];

  constructor(step) {
    this.step = step;
  }

  #go(command, x, y) {
    const to = [x, y].map((value) => Math.round(value / this.step) * this.step);
    const [right, down] = [to[0] - this.#at[0], to[1] - this.#at[1]];
    if (command === "m" || right !== 0 || down !== 0) {
      this.#line += `${command}${right}${down < 0 ? "" : " "}${down}`;
      this.#corners += 1;
      this.#at = to;
    }
  }

  moveTo(x, y) {
    this.#keep();
    this.#go("m", x, y);
    this.#start = this.#at;
  }

  lineTo(x, y) {
    this.#go("l", x, y);
  }

  closePath() {
    if (this.#corners < 3) {
      this.#line = "";
      this.#at = this.#before;
    } else {
      this.#line += "z";
      this.#at = this.#start;
    }
    this.#keep();
  }

  #keep() {
    this.#lines += this.#line;
    this.#line = "";
    this.#corners = 0;
    this.#before = this.#at;
  }

  toString() {
    return this.#lines + this.#line;
  }
}

const whole = [[0, NORTH], [WORLD, SOUTH]];
const projection = (extent) =>
  geoMercator().scale(WORLD / (2 * Math.PI)).translate([WORLD / 2, 0]).precision(2).clipExtent(extent);
const drawn = (shape, extent, step) => {
  const pen = new Pen(step);
  geoPath(projection(extent), pen)(shape);
  return pen.toString();
};
// How wide a line is does not pass from a page to the file it refers to, so that it stands here.
const svg = (paths) => {
  const lines = Object.entries(paths).map(([id, d]) => `<path id="${id}" vector-effect="non-scaling-stroke" d="${d}"/>`);
  return `<svg xmlns="http://www.w3.org/2000/svg"><defs>${lines.join("")}</defs></svg>\n`;
};

const world = (topology, step) => svg({
  land: drawn(feature(topology, topology.objects.land), whole, step),
  borders: drawn(mesh(topology, topology.objects.countries, (a, b) => a !== b), whole, step),
});

const coarse = read("countries-110m.json");
const fine = read("countries-50m.json");

const codeOf = ({ id, properties }) => NAMED.get(properties.name) ?? iso31661NumericToAlpha2[id];
const halves = [[[0, NORTH], [WORLD / 2, SOUTH]], [[WORLD / 2, NORTH], [WORLD, SOUTH]]].map((half) => geoPath(projection(half)));
const boundsOf = geoPath(projection(whole));

const union = (a, b) => [
  [Math.min(a[0][0], b[0][0]), Math.min(a[0][1], b[0][1])],
  [Math.max(a[1][0], b[1][0]), Math.max(a[1][1], b[1][1])],
];
const sizeOf = ([[west, north], [east, south]]) => Math.max(east - west, south - north);
// What crosses the date line is shown where more of it is.
const placed = (piece) => {
  const bounds = boundsOf.bounds(piece);
  const side = bounds[1][0] - bounds[0][0] > WORLD / 2 ? [...halves].sort((a, b) => b.area(piece) - a.area(piece))[0] : boundsOf;
  return { bounds: side.bounds(piece), area: side.area(piece) };
};
const gap = (a, b) => Math.max(a[0][0] - b[1][0], b[0][0] - a[1][0], a[0][1] - b[1][1], b[0][1] - a[1][1], 0);

// A country with its islands, and without what belongs to it across an ocean: what is near the largest piece, and what is near that.
const mainBounds = (country) => {
  const pieces = (country.geometry.type === "Polygon" ? [country.geometry.coordinates] : country.geometry.coordinates)
    .map((coordinates) => placed({ type: "Polygon", coordinates }))
    .filter(({ area }) => area > 0)
    .sort((a, b) => b.area - a.area);
  if (pieces.length === 0) {
    return undefined;
  }
  const reach = 0.4 * sizeOf(pieces[0].bounds);
  return pieces.slice(1).reduce((all, piece) => (gap(all, piece.bounds) <= reach ? union(all, piece.bounds) : all), pieces[0].bounds);
};

const viewOf = ([[west, north], [east, south]]) => {
  const margin = MARGIN * Math.max(east - west, south - north, SMALLEST_VIEW);
  const width = Math.max(east - west, SMALLEST_VIEW) + 2 * margin;
  const height = Math.max(south - north, SMALLEST_VIEW) + 2 * margin;
  return [(west + east - width) / 2, (north + south - height) / 2, width, height].map(Math.round);
};

// The page may be wider or higher than the country: twice as much is drawn around it.
const around = ([x, y, width, height]) => {
  const side = Math.max(width, height);
  const [middle, centre] = [x + width / 2, y + height / 2];
  return [[middle - side, Math.max(NORTH, centre - side)], [middle + side, Math.min(SOUTH, centre + side)]];
};
const meets = ([[west, north], [east, south]], bounds) =>
  bounds[0][0] <= east && bounds[1][0] >= west && bounds[0][1] <= south && bounds[1][1] >= north;

const geometries = fine.objects.countries.geometries;
const countries = geometries
  .map((geometry, index) => ({ geometry, index, code: codeOf(geometry), shape: feature(fine, geometry) }))
  .map((country) => ({ ...country, bounds: boundsOf.bounds(country.shape), main: mainBounds(country.shape) }));
const borders = mesh(fine, fine.objects.countries, (a, b) => a !== b);

mkdirSync(join(files, "countries"), { recursive: true });
mkdirSync(tables, { recursive: true });
writeFileSync(join(files, "world.svg"), world(coarse, 10));
writeFileSync(join(files, "detail.svg"), world(fine, 1));

const views = [];
for (const { code, shape, main } of countries.filter((country) => country.code && country.main)) {
  const view = viewOf(main);
  const extent = around(view);
  const step = Math.max(1, Math.round(Math.max(view[2], view[3]) / 2000));
  const land = { type: "FeatureCollection", features: countries.filter(({ bounds }) => meets(extent, bounds)).map((other) => other.shape) };
  writeFileSync(join(files, "countries", `${code}.svg`), svg({
    land: drawn(land, extent, step),
    borders: drawn(borders, extent, step),
    here: drawn(shape, extent, step),
  }));
  views.push(`${code}=${view.join(",")}`);
}
writeFileSync(join(tables, "views.properties"), `${views.sort().join("\n")}\n`);

const beside = neighbors(geometries);
const lines = countries
  .filter(({ code }) => code)
  .map(({ code, index }) => [code, beside[index].map((other) => countries[other].code).filter(Boolean).sort()])
  .filter(([, others]) => others.length > 0)
  .map(([code, others]) => `${code}=${others.join(",")}`);
writeFileSync(last, `${lines.sort().join("\n")}\n`);
