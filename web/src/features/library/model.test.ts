import { describe, expect, it } from "vitest";
import { csvAddress, filterOf, isNarrowed, statesOf } from "./model";

const search = (text: string) => new URLSearchParams(text);

describe("filters in the address", () => {
  it("are read where they are known, and others are passed over", () => {
    expect(filterOf(search("q=%E8%B7%AF&state=draft,reserve&library=reserve&late=true&sort=-due&x=1"))).toEqual({
      q: "路",
      state: "draft,reserve",
      library: "reserve",
      late: true,
      sort: "-due",
    });
    expect(filterOf(search("library=attic&sort=colour&late=perhaps&q=%20"))).toEqual({});
  });

  it("narrow the list, the order does not", () => {
    expect(isNarrowed({ sort: "name" })).toBe(false);
    expect(isNarrowed({ group: "g1" })).toBe(true);
  });

  it("may name several states", () => {
    expect(statesOf({ state: "draft,reserve" })).toEqual(["draft", "reserve"]);
    expect(statesOf({})).toEqual([]);
  });

  it("go along into the table to download", () => {
    expect(csvAddress({ q: "a b", late: true }, "test")).toBe("/api/v1/projects?district=test&q=a+b&late=true&format=csv");
  });
});
