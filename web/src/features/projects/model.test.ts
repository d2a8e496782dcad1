import { describe, expect, it } from "vitest";
import { csvAddress, facts, filterOf, isNarrowed, money, timeline } from "./model";

describe("the filter in the address", () => {
  it("keeps what the server knows and drops the rest", () => {
    const search = new URLSearchParams("q=%E5%9B%A2&late=true&sort=name&state=&page=3&sort2=x");
    expect(filterOf(search)).toEqual({ q: "团", late: true, sort: "name" });
    expect(filterOf(new URLSearchParams("sort=evil&late=maybe"))).toEqual({});
  });

  it("counts district and order as no narrowing", () => {
    expect(isNarrowed({ district: "x", sort: "name" })).toBe(false);
    expect(isNarrowed({ q: "x" })).toBe(true);
  });

  it("goes along when the table is downloaded", () => {
    expect(csvAddress({ q: "团", late: true })).toBe("/api/v1/projects?q=%E5%9B%A2&late=true&format=csv");
  });
});

describe("the timeline", () => {
  const start = { id: "a", kind: "start", baseline: "2024-02-01", actual: "2024-02-10", forecast: "2024-02-05", late: false } as const;

  it("lays dates on an axis of whole quarters", () => {
    const chart = timeline([start], "2024-03-01")!;
    expect(chart.ticks[0]?.date).toBe("2024-01-01");
    expect(chart.lanes[0]?.marks.map(({ kind }) => kind)).toEqual(["baseline", "actual"]);
    expect(chart.today).toBeGreaterThan(0);
    for (const { at } of chart.lanes[0]!.marks) expect(at).toBeGreaterThan(0);
  });

  it("shows no today that lies beyond the axis", () => {
    expect(timeline([start], "2030-01-01")?.today).toBeNull();
  });

  it("does not exist without a single date", () => {
    expect(timeline([{ id: "a", kind: "start", late: false }], "2024-03-01")).toBeNull();
  });
});

describe("facts", () => {
  it("tell empty fields apart from known ones, and zero from empty", () => {
    const { known, unknown } = facts({ implementer: "某公司", land_area_m2: 0, address: "", content: null });
    expect(known).toEqual([{ name: "implementer", value: "某公司" }, { name: "land_area_m2", value: 0 }]);
    expect(unknown).toContain("address");
    expect(unknown).not.toContain("land_area_m2");
  });

  it("show money as the reader counts it, and never less exactly than it is", () => {
    expect(money(1_250_000_00, "zh-CN")).toEqual({ value: 125, unit: "large" });
    expect(money(1_250_000_00, "en")).toEqual({ value: 1.25, unit: "large" });
    expect(money(999_00, "zh-CN")).toEqual({ value: 999, unit: "yuan" });
    expect(money(1_250_000_01, "zh-CN")).toEqual({ value: 1_250_000.01, unit: "yuan" });
    expect(money(30_017_000_00, "en")).toEqual({ value: 30_017_000, unit: "yuan" });
  });
});
