import { describe, expect, it } from "vitest";
import { inOrder, standingOf, type Period } from "./model";

const period = (month: string, closed = false): Period => ({ id: `d-${month}`, month, closed });
const year = [period("2024-01", true), period("2024-02"), period("2024-03"), period("2024-04")];

describe("a reporting month", () => {
  it("can be closed once it is over and all before it are closed", () => {
    expect(standingOf(year[1]!, year, "2024-04-10")).toEqual({ kind: "closable" });
    expect(standingOf(year[2]!, year, "2024-04-10")).toEqual({ kind: "after", month: "2024-02" });
  });

  it("is running until its last day has passed in Beijing", () => {
    expect(standingOf(year[3]!, year, "2024-04-30")).toEqual({ kind: "running" });
    expect(standingOf(year[1]!, [year[0]!, year[1]!], "2024-03-01")).toEqual({ kind: "closable" });
  });

  it("stays closed", () => {
    expect(standingOf(year[0]!, year, "2024-04-10")).toEqual({ kind: "closed" });
  });

  it("stands in the order of the year", () => {
    expect(inOrder([...year].reverse()).map(({ month }) => month)).toEqual(["2024-01", "2024-02", "2024-03", "2024-04"]);
  });
});
