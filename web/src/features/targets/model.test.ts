import { describe, expect, it } from "vitest";
import { action, item } from "@mock/world";
import { needingAttention, tally, trendOf } from "./model";

const rollup = (status: "late" | "at_risk" | "met") => ({ target: 10, planned: 1, claimed: 1, verified: 1, status });

describe("the tree of targets", () => {
  it("tells of a closed branch how many items stand how", () => {
    const branch = action("A1", "行动", [
      item("A1-01", "一", { rollup: rollup("late") }),
      item("A1-02", "二", { rollup: rollup("late") }),
      item("A1-03", "三", { rollup: rollup("met") }),
    ]);
    expect(tally(branch)).toEqual(new Map([["late", 2], ["met", 1]]));
  });

  it("puts late items before those at risk", () => {
    const actions = [
      action("A1", "行动", [item("A1-01", "一", { rollup: rollup("at_risk") }), item("A1-02", "二", { rollup: rollup("met") })]),
      action("A2", "行动", [item("A2-01", "三", { rollup: rollup("late") })]),
    ];
    expect(needingAttention(actions).map(({ code }) => code)).toEqual(["A2-01", "A1-01"]);
  });
});

describe("the months of an item", () => {
  const trend = [{ month: "2024-01", verified: 2 }, { month: "2024-02", verified: 5 }];

  it("are parts of the target", () => {
    expect(trendOf({ trend, rollup: { target: 10, planned: 0, claimed: 0, verified: 5 } }).map(({ share }) => share)).toEqual([0.2, 0.5]);
  });

  it("never rise above the picture, even past the target or without one", () => {
    expect(trendOf({ trend, rollup: { target: null, planned: 0, claimed: 0, verified: 5 } }).map(({ share }) => share)).toEqual([0.4, 1]);
    expect(trendOf({ trend: [{ month: "2024-01", verified: 0 }], rollup: { planned: 0, claimed: 0, verified: 0 } })[0]?.share).toBe(0);
  });
});
