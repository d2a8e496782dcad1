import { describe, expect, it } from "vitest";
import { asProblem, toProblem } from "./problem";

describe("a problem", () => {
  it("carries the server's code and sentences", () => {
    const problem = toProblem(409, { code: "projects.stale", zh: "过时", en: "stale", status: 409, type: "", title: "" });
    expect(problem).toMatchObject({ status: 409, code: "projects.stale", sentence: { zh: "过时", en: "stale" } });
  });

  it("has a sentence of its own where a proxy answered instead of the server", () => {
    expect(toProblem(502, "<html>Bad gateway</html>").code).toBe("web.http_502");
    expect(toProblem(500, undefined).sentence.zh).toContain("500");
  });

  it("is made of whatever was thrown", () => {
    expect(asProblem(new TypeError("Failed to fetch")).code).toBe("web.server_unreachable");
  });
});
