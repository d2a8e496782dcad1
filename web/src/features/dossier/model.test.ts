import { describe, expect, it } from "vitest";
import { actsOn, inOrder, milestoneChange, milestoneForm, needsReason, quantityFault, slip, splitField, stepsOf, type Milestone } from "./model";

const passed = (...states: string[]) => states.map((state) => ({ state, at: "2024-03-08T00:00:00Z" }));
const milestone = (rest: Partial<Milestone> = {}): Milestone => ({ id: "m", kind: "start", late: false, ...rest });

describe("the way of a project", () => {
  it("shows what was passed, where it stands and what lies ahead", () => {
    const steps = stepsOf({ state: "reserve", states: passed("draft", "submitted", "reserve"), fields: {} });
    expect(steps.find(({ state }) => state === "submitted")?.place).toBe("passed");
    expect(steps.find(({ state }) => state === "reserve")?.place).toBe("current");
    expect(steps.find(({ state }) => state === "planned")?.place).toBe("ahead");
  });

  it("leaves out the review where no implementation plan is needed", () => {
    const steps = stepsOf({ state: "planned", states: passed("planned"), fields: { plan_needed: false } }).map(({ state }) => state);
    expect(steps).not.toContain("publicity");
    expect(steps).toContain("permitting");
  });

  it("shows a suspension where the project was when it was suspended", () => {
    const steps = stepsOf({ state: "suspended", states: passed("reserve", "implementation", "suspended"), fields: {} });
    const at = steps.findIndex(({ place }) => place === "current");
    expect(steps[at]?.state).toBe("suspended");
    expect(steps[at - 1]).toEqual({ state: "implementation", place: "passed" });
    expect(steps[at + 1]).toEqual({ state: "planned", place: "ahead" });
  });

  it("has exactly one present state, whatever it is", () => {
    for (const state of ["draft", "supplement", "rejected", "supplement_plan", "exited", "completed"])
      expect(stepsOf({ state, states: passed(state), fields: {} }).filter(({ place }) => place === "current")).toHaveLength(1);
  });
});

describe("next steps", () => {
  it("go forward first and interrupt last", () => {
    const next = ["suspended", "rejected", "supplement", "reserve"].map((to) => ({ to, allowed: true, permitted: true }));
    expect(inOrder(next).map(({ to }) => to)).toEqual(["reserve", "supplement", "rejected", "suspended"]);
  });

  it("are explained where somebody is stopped or sent back", () => {
    expect(needsReason("rejected")).toBe(true);
    expect(needsReason("resume")).toBe(false);
  });
});

describe("a milestone", () => {
  it("is measured against its baseline, by what happened or else by what is expected", () => {
    expect(slip(milestone({ baseline: "2024-03-01", forecast: "2024-03-11" }))).toBe(10);
    expect(slip(milestone({ baseline: "2024-03-01", forecast: "2024-03-11", actual: "2024-02-28" }))).toBe(-2);
    expect(slip(milestone({ forecast: "2024-03-11" }))).toBeNull();
  });

  it("sends only what was changed; null clears, a title is never cleared", () => {
    const base = milestoneForm(milestone({ forecast: "2024-03-11", delay_cause: "funding", title: "封顶" }));
    expect(milestoneChange(base, { ...base, forecast: "", actual: "2024-03-09" })).toEqual({ forecast: null, actual: "2024-03-09" });
    expect(milestoneChange(base, { ...base, title: " " })).toEqual({});
  });
});

describe("a contribution", () => {
  it("can be claimed while it is planned or was refused", () => {
    expect(actsOn({ status: "planned" })).toContain("claim");
    expect(actsOn({ status: "refused" })).toContain("claim");
    expect(actsOn({ status: "verified" })).toEqual([]);
  });

  it("is not verified by whoever claimed it", () => {
    expect(actsOn({ status: "claimed", mine: true })).not.toContain("verify");
    expect(actsOn({ status: "claimed", mine: false })).toContain("verify");
  });

  it("has a quantity above nought", () => {
    expect(quantityFault("3.5")).toBeNull();
    expect(quantityFault("0")).toBe("not_positive");
    expect(quantityFault("three")).toBe("not_a_number");
  });
});

describe("a field in the history", () => {
  it("of a milestone stands behind the milestone's kind", () => {
    expect(splitField("start.forecast")).toEqual({ of: "start", name: "forecast" });
    expect(splitField("implementer")).toEqual({ of: null, name: "implementer" });
  });
});
