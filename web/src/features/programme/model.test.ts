import { describe, expect, it } from "vitest";
import { smallWorld, item } from "@mock/world";
import { amount, byDelay, filtered, fits, shares, silent, statusOf, story, total } from "./model";

const programme = smallWorld().programmes.test!;

describe("the bar of an item", () => {
  it("nests verified in claimed in planned, and never leaves its track", () => {
    expect(shares({ target: 10, planned: 12, claimed: 5, verified: 3 })).toEqual({
      verified: 0.3, claimed: 0.5, planned: 1, forecast: null,
    });
    expect(shares({ target: 10, planned: 0, claimed: 0, verified: 4 })).toMatchObject({ claimed: 0.4, planned: 0.4 });
  });

  it("does not exist without a target", () => {
    expect(shares({ target: null, planned: 1, claimed: 1, verified: 1 })).toBeNull();
  });

  it("shows a forecast without a band as a band of no width", () => {
    expect(shares({ target: 10, planned: 0, claimed: 0, verified: 0, forecast: 8 })?.forecast).toEqual({
      low: 0.8, middle: 0.8, high: 0.8,
    });
  });
});

describe("the status of an item", () => {
  it("is the server's where it sends one", () => {
    expect(statusOf({ target: 10, planned: 0, claimed: 0, verified: 10, status: "late" })).toBe("late");
  });

  it("follows from the numbers otherwise", () => {
    expect(statusOf({ target: null, planned: 0, claimed: 0, verified: 0 })).toBe("no_target");
    expect(statusOf({ target: 10, planned: 0, claimed: 0, verified: 0 })).toBe("nothing_reported");
    expect(statusOf({ target: 10, planned: 1, claimed: 0, verified: 0 })).toBe("on_track");
    expect(statusOf({ target: 10, planned: 1, claimed: 0, verified: 0, late: 1 })).toBe("late");
    expect(statusOf({ target: 10, planned: 10, claimed: 10, verified: 10 })).toBe("met");
  });

  it("takes a named place for a promise, and only claims, delays and forecasts for news", () => {
    const promised = { target: 1, planned: 1, claimed: 0, verified: 0, forecast: 0 };
    expect(silent(promised)).toBe(true);
    expect(silent({ ...promised, claimed: 1 })).toBe(false);
    expect(silent({ ...promised, late: 1 })).toBe(false);
    expect(silent({ ...promised, forecast: 0.5 })).toBe(false);
  });
});

describe("an amount", () => {
  const floor = { unit: "万平方米", unit_en: "10^4 m2" };

  it("is counted in ten thousands for Chinese readers and in units for English ones", () => {
    expect(amount(438, floor, "zh-CN")).toEqual({ value: 438, unit: "万平方米" });
    expect(amount(438, floor, "en")).toEqual({ value: 4_380_000, unit: "m²" });
  });
});

describe("the story of an action", () => {
  it("tells what is done, what is late and why, the latest first", () => {
    const told = story(programme.actions[0]!, programme.late);
    expect(told.progress).toEqual({ kind: "some", met: 1, moving: 1, quiet: 0 });
    expect(told.late.map(({ project_name }) => project_name)).toEqual(["项目p2"]);
  });

  it("says that nothing was reported where nothing was", () => {
    expect(story(programme.actions[1]!, []).progress).toEqual({ kind: "nothing_reported" });
  });

  it("gives only printed numbers as examples, never counts of names", () => {
    const counted = item("A1-03", "片区", { quantity_kind: "count_of_named" });
    const action = { ...programme.actions[0]!, items: [counted] };
    expect(story(action, []).examples).toEqual([]);
  });

  it("adds up to the programme", () => {
    expect(total(programme)).toMatchObject({ items: 4, withTarget: 3, progress: { met: 1, moving: 1, quiet: 2 } });
  });

  it("orders equal delays by name, so that the list stays still", () => {
    const late = [{ ...programme.late[0]!, project_name: "乙" }, { ...programme.late[0]!, project_name: "甲" }];
    expect(byDelay(late).map(({ project_name }) => project_name)).toEqual(["甲", "乙"]);
  });
});

describe("the filter", () => {
  it("keeps actions that have an item left", () => {
    const left = filtered(programme.actions, { action: null, status: "met", words: "" });
    expect(left.map(({ id, items }) => [id, items.length])).toEqual([["A1", 1]]);
  });

  it("finds all words in either language or the code", () => {
    const road = programme.actions[0]!.items[0]!;
    expect(fits(road, { status: null, words: "修路 a1-01" })).toBe(true);
    expect(fits(road, { status: null, words: "english" })).toBe(true);
    expect(fits(road, { status: null, words: "修路 树" })).toBe(false);
  });
});
