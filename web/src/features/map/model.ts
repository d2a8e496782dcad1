import { geoMercator, geoPath } from "d3-geo";
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from "geojson";
import type { Schemas } from "@/api/client";

export type Shapes = FeatureCollection<Polygon | MultiPolygon, { code: string; name: string }>;
type Shape = Feature<Polygon | MultiPolygon, { code: string; name: string }>;
export type Subdistrict = Schemas["Subdistrict"];
export type Project = Schemas["Project"];

export const measures = ["projects", "planned", "verified", "late", "population"] as const;
export type Measure = (typeof measures)[number];

export const measureOf = (search: URLSearchParams): Measure =>
  measures.find((known) => known === search.get("measure")) ?? "projects";

/** Null where nothing is known; zero is a value. */
export const valueOf = (subdistrict: Subdistrict, measure: Measure): number | null =>
  subdistrict[measure] ?? null;

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Area {
  readonly code: string;
  readonly name: string;
  readonly path: string;
  readonly label: Point;
  readonly width: number; // of its bounding box
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly areas: readonly Area[];
  /** Where the dot of a project belongs; null where it has no place on this drawing. */
  readonly spot: (project: Project) => Point | null;
  /** True where squares stand for land whose shape is not published. */
  readonly schematic: boolean;
}

const margin = 12;
/** Where only the subdistrict is known, dots hang below its name instead of hiding it. */
const belowName = 15;

/** The shapes as paths in a box of the given width; the height follows from the land. */
export function draw(shapes: Shapes, width: number): Drawing {
  const upright = { ...shapes, features: shapes.features.map(wound) };
  const projection = geoMercator().fitWidth(width - 2 * margin, upright);
  const [x, y] = projection.translate();
  projection.translate([x + margin, y + margin]);
  const path = geoPath(projection).digits(1);
  const [, [, bottom]] = path.bounds(upright);
  return {
    width,
    height: Math.ceil(bottom + margin),
    areas: upright.features.map((feature) => {
      const [[left], [right]] = path.bounds(feature);
      const [labelX, labelY] = path.centroid(largest(feature));
      const { code, name } = feature.properties;
      return { code, name, path: path(feature) ?? "", label: { x: labelX, y: labelY }, width: right - left };
    }),
    spot: ({ location }) => {
      const point = location && projection([location.lon, location.lat]);
      return point && { x: point[0], y: point[1] + (location.accuracy === "subdistrict" ? belowName : 0) };
    },
    schematic: false,
  };
}

/** The shapes of these subdistricts, or squares side by side where none of them has a shape. */
export function drawDistrict(shapes: Shapes, subdistricts: readonly Subdistrict[], width: number): Drawing {
  const codes = new Set(subdistricts.map(({ code }) => code));
  const features = shapes.features.filter(({ properties }) => codes.has(properties.code));
  return features.length > 0 ? draw({ ...shapes, features }, width) : drawSquares(subdistricts, width);
}

function drawSquares(subdistricts: readonly Subdistrict[], width: number): Drawing {
  const columns = Math.ceil(Math.sqrt(subdistricts.length * 1.4));
  const side = (width - 2 * margin) / columns;
  const areas = subdistricts.map(({ code, name }, index): Area => {
    const left = margin + side * (index % columns);
    const top = margin + side * Math.floor(index / columns);
    const edge = side - 6;
    return {
      code,
      name,
      path: `M${left} ${top}h${edge}v${edge}h${-edge}z`,
      label: { x: left + edge / 2, y: top + edge / 4 },
      width: edge,
    };
  });
  const centres = new Map(areas.map(({ code, label }) => [code, { x: label.x, y: label.y + side / 3 }]));
  return {
    width,
    height: Math.ceil(2 * margin + side * Math.ceil(subdistricts.length / columns)),
    areas,
    spot: ({ subdistrict }) => centres.get(subdistrict ?? "") ?? null,
    schematic: true,
  };
}

/** d3 draws on the sphere and wants outer rings clockwise, the other way round than RFC 7946. */
function wound(shape: Shape): Shape {
  const { geometry } = shape;
  if (geometry.type === "Polygon") {
    return { ...shape, geometry: { ...geometry, coordinates: windPolygon(geometry.coordinates) } };
  }
  return { ...shape, geometry: { ...geometry, coordinates: geometry.coordinates.map(windPolygon) } };
}

const windPolygon = (rings: Position[][]): Position[][] =>
  rings.map((ring, index) => {
    const clockwise = signedArea(ring) < 0;
    return clockwise === (index === 0) ? ring : [...ring].reverse();
  });

function signedArea(ring: readonly Position[]): number {
  return ring.reduce((area, [x = 0, y = 0], index) => {
    const [nextX = 0, nextY = 0] = ring[(index + 1) % ring.length] ?? [];
    return area + (x * nextY - nextX * y) / 2;
  }, 0);
}

/** A subdistrict in several parts is named on the largest. */
function largest(shape: Shape): Shape {
  if (shape.geometry.type === "Polygon") return shape;
  const size = (rings: Position[][]) => Math.abs(signedArea(rings[0] ?? []));
  const coordinates = [...shape.geometry.coordinates].sort((left, right) => size(right) - size(left))[0] ?? [];
  return { ...shape, geometry: { type: "Polygon", coordinates } };
}

/** Upper ends of at most five classes with round numbers; empty when every value is zero. */
export function classes(values: readonly (number | null)[]): number[] {
  const max = Math.max(0, ...values.filter((value) => value !== null));
  if (max === 0) return [];
  if (max <= 5) return Array.from({ length: max }, (_, index) => index + 1);
  const step = roundUp(max / 5);
  return Array.from({ length: Math.ceil(max / step) }, (_, index) => (index + 1) * step);
}

/** The next of 1, 2, 2.5, 5 times a power of ten; below ten only whole numbers. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 2.5, 5, 10].find((factor) => factor * power >= value) ?? 10;
  return Math.max(1, Math.ceil(step * power));
}

/** 0 for none, 1 to 5 for the classes, null for unknown. */
export function shadeOf(value: number | null, ends: readonly number[]): number | null {
  if (value === null) return null;
  if (value <= 0) return 0;
  const index = ends.findIndex((end) => value <= end);
  return spread(index < 0 ? ends.length : index + 1, ends.length);
}

/** Few classes use the whole range of shades. */
export const spread = (index: number, count: number): number =>
  count <= 1 ? 4 : Math.round(1 + ((index - 1) * 4) / (count - 1));

export type Arrow = "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight";

const directions: Record<Arrow, Point> = {
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
};

export const isArrow = (key: string): key is Arrow => key in directions;

/** The nearest area in that direction; straying sideways counts double. */
export function neighbour(areas: readonly Area[], from: string, arrow: Arrow): string {
  const start = areas.find(({ code }) => code === from);
  if (!start) return areas[0]?.code ?? from;
  const way = directions[arrow];
  let best = { code: from, cost: Infinity };
  for (const { code, label } of areas) {
    const dx = label.x - start.label.x;
    const dy = label.y - start.label.y;
    const ahead = dx * way.x + dy * way.y;
    const aside = Math.abs(dx * way.y - dy * way.x);
    const cost = ahead + 2 * aside;
    if (ahead > 1 && cost < best.cost) best = { code, cost };
  }
  return best.code;
}

export interface Dot extends Point {
  readonly project: Project;
  readonly accuracy: "exact" | "approximate" | "subdistrict";
}

const goldenAngle = Math.PI * (3 - Math.sqrt(5));
const dotGap = 9;

/** One dot for each located project; those on the same spot fan out, so that each can be reached. */
export function dots(projects: readonly Project[], { spot, schematic }: Drawing): Dot[] {
  const taken = new Map<string, number>();
  return projects.flatMap((project) => {
    const { location } = project;
    const point = spot(project);
    if (!location || !point) return [];
    const place = `${Math.round(point.x / dotGap)} ${Math.round(point.y / dotGap)}`;
    const nth = taken.get(place) ?? 0;
    taken.set(place, nth + 1);
    const radius = dotGap * Math.sqrt(nth);
    return [
      {
        project,
        // A square knows no exact places.
        accuracy: schematic ? "subdistrict" : location.accuracy,
        x: point.x + radius * Math.cos(nth * goldenAngle),
        y: point.y + radius * Math.sin(nth * goldenAngle),
      },
    ];
  });
}
