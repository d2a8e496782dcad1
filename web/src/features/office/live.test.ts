import { describe, expect, it } from "vitest";
import { parseChange, touched } from "./live";

describe("live changes", () => {
  it("are read from the data of an event, and garbage is passed over", () => {
    expect(parseChange('{"seq":3,"kind":"project.moved","stream":"p1","at":"2024-03-08T00:00:00Z"}')).toEqual({ kind: "project.moved", stream: "p1" });
    expect(parseChange('{"seq":3}')).toBeNull();
    expect(parseChange("{")).toBeNull();
    expect(parseChange("null")).toBeNull();
  });

  it("touch what they may change and nothing else", () => {
    expect(touched([{ kind: "account.created", stream: "a" }])).toEqual(new Set(["accounts"]));
    expect(touched([{ kind: "contribution.verified", stream: "c" }])).toContain("programme");
    expect(touched([{ kind: "project.moved", stream: "p" }])).not.toContain("accounts");
    expect(touched([{ kind: "weather.changed", stream: "" }]).size).toBe(0);
  });
});
