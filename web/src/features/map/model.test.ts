import { describe, expect, it } from "vitest";
import { project, smallWorld } from "@mock/world";
import { classes, dots, draw, drawDistrict, neighbour, shadeOf, spread } from "./model";

const { shapes } = smallWorld();
const drawing = draw(shapes, 400);

describe("the drawing", () => {
  it("fits the land into its box, north at the top", () => {
    const [north, , south] = drawing.areas;
    expect(drawing.areas).toHaveLength(4);
    expect(north!.label.y).toBeLessThan(south!.label.y);
    for (const { label } of drawing.areas) {
      expect(label.x).toBeGreaterThan(0);
      expect(label.x).toBeLessThan(drawing.width);
      expect(label.y).toBeLessThan(drawing.height);
    }
  });

  it("draws the same whichever way a ring is wound", () => {
    const turned = structuredClone(shapes);
    for (const { geometry } of turned.features) geometry.coordinates.forEach((ring) => ring.reverse());
    const widths = (areas: typeof drawing.areas) => areas.map(({ width }) => Math.round(width));
    expect(widths(draw(turned, 400).areas)).toEqual(widths(drawing.areas));
  });
});

describe("a district without published shapes", () => {
  const subdistricts = Array.from({ length: 10 }, (_, index) => ({
    code: `x${index}`, name: `示范${index}`, kind: "街道", projects: 1, planned: 0, verified: 0, late: 0,
  }));
  const squares = drawDistrict(shapes, subdistricts, 400);

  it("is drawn as squares that do not touch, and says so", () => {
    expect(squares.schematic).toBe(true);
    expect(squares.areas).toHaveLength(10);
    expect(new Set(squares.areas.map(({ path }) => path)).size).toBe(10);
  });

  it("shows its projects in their subdistrict, never as exact places", () => {
    const [mark] = dots([project("a", { subdistrict: "x3", location: { lon: 1, lat: 2, accuracy: "exact" } })], squares);
    expect(mark?.accuracy).toBe("subdistrict");
    expect(dots([project("b", { subdistrict: null })], squares)).toEqual([]);
  });

  it("leaves out the shapes of other districts", () => {
    const own = drawDistrict(shapes, [{ ...subdistricts[0]!, code: "900002" }], 400);
    expect(own.areas.map(({ code }) => code)).toEqual(["900002"]);
  });
});

describe("classes", () => {
  it("have round ends that cover the greatest value", () => {
    expect(classes([0, 3, null])).toEqual([1, 2, 3]);
    expect(classes([0, 17])).toEqual([5, 10, 15, 20]);
    expect(classes([232_004])).toEqual([50_000, 100_000, 150_000, 200_000, 250_000]);
    expect(classes([0, null])).toEqual([]);
  });

  it("keep zero apart from unknown", () => {
    expect(shadeOf(0, [1, 2])).toBe(0);
    expect(shadeOf(null, [1, 2])).toBeNull();
  });

  it("use the whole range of shades", () => {
    expect([1, 2, 3].map((index) => spread(index, 3))).toEqual([1, 3, 5]);
    expect(shadeOf(99, [1, 2, 3])).toBe(5);
  });
});

describe("walking with the arrow keys", () => {
  it("reaches the neighbour on that side", () => {
    expect(neighbour(drawing.areas, "900001", "ArrowRight")).toBe("900002");
    expect(neighbour(drawing.areas, "900001", "ArrowDown")).toBe("900003");
    expect(neighbour(drawing.areas, "900004", "ArrowUp")).toBe("900002");
  });

  it("stays where nothing lies on that side", () => {
    expect(neighbour(drawing.areas, "900001", "ArrowUp")).toBe("900001");
  });
});

describe("dots", () => {
  it("fan out where several projects share a spot", () => {
    const marks = dots([project("a"), project("b"), project("c")], drawing);
    expect(new Set(marks.map(({ x, y }) => `${x} ${y}`)).size).toBe(3);
    expect(marks[0]?.accuracy).toBe("subdistrict");
  });

  it("are not drawn for a project whose place is unknown", () => {
    expect(dots([project("a", { location: null })], drawing)).toEqual([]);
  });
});
