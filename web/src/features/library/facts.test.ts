import { describe, expect, it } from "vitest";
import { changedFields, declaration, emptyForm, facts, faultOf, toForm, type FactName } from "./facts";

const fact = (name: FactName) => facts.find((one) => one.name === name)!;

describe("a form of facts", () => {
  it("opens with what is known and stays empty where nothing is", () => {
    const form = toForm({ name: "项目", investment_total_fen: 350_500_000, plan_needed: false, lon: null });
    expect(form.name).toBe("项目");
    expect(form.investment_total_fen).toBe("350.5");
    expect(form.plan_needed).toBe("no");
    expect(form.lon).toBe("");
  });

  it("sends only what was changed, and null for what was cleared", () => {
    const base = toForm({ name: "项目", address: "甲街 1 号", land_area_m2: 100 });
    expect(changedFields(base, { ...base, address: " ", land_area_m2: "120.5" })).toEqual({ address: null, land_area_m2: 120.5 });
    expect(changedFields(base, { ...base, name: " 项目 " })).toEqual({});
  });

  it("sends each kind in the type the server takes", () => {
    const typed = { ...emptyForm(), plan_needed: "yes", plan_year: "2024", investment_total_fen: "1", start_date: "2024-03-08" };
    expect(changedFields(emptyForm(), typed)).toEqual({
      plan_needed: true,
      plan_year: 2024,
      investment_total_fen: 1_000_000,
      start_date: "2024-03-08",
    });
  });
});

describe("faults found before the server is asked", () => {
  it("are the ones a person can see", () => {
    expect(faultOf(fact("name"), " ")).toBe("needed");
    expect(faultOf(fact("land_area_m2"), "很大")).toBe("not_a_number");
    expect(faultOf(fact("investment_total_fen"), "-3")).toBe("not_money");
    expect(faultOf(fact("plan_year"), "24")).toBe("not_a_year");
    expect(faultOf(fact("name"), "字".repeat(201))).toBe("too_long");
  });

  it("are not found in what is left open or right", () => {
    expect(faultOf(fact("address"), "")).toBeNull();
    expect(faultOf(fact("land_area_m2"), "1,200.5")).toBeNull();
    expect(faultOf(fact("name"), "字".repeat(200))).toBeNull();
  });
});

describe("a declaration", () => {
  it("has name and kind on top and the rest below", () => {
    const typed = { ...emptyForm(), name: "项目", subtype: "old_compound", address: "甲街" };
    expect(declaration(typed, { district: "test", action: undefined, submit: true })).toEqual({
      district: "test",
      name: "项目",
      subtype: "old_compound",
      submit: true,
      fields: { address: "甲街" },
    });
  });

  it("says nothing of what was left open", () => {
    expect(declaration({ name: "项目", subtype: "park" }, { district: undefined, action: "A3", submit: false })).toEqual({
      name: "项目",
      subtype: "park",
      action: "A3",
      submit: false,
    });
  });
});
