import { describe, expect, it } from "vitest";
import { ApiProblem, unreachable } from "@/api/problem";
import { fieldOf, forbidden, isRefused, isStale, placeProblems } from "./problems";

const problem = (status: number, pointers: string[]) =>
  new ApiProblem({
    status,
    code: "base.fields_faulty",
    zh: "有误",
    en: "faulty",
    fields: pointers.map((pointer) => ({ pointer, code: "x", zh: "错", en: "wrong" })),
  });

describe("problems of fields", () => {
  it("find their field wherever the pointer nests it", () => {
    const names = ["name", "address", "evidence"] as const;
    expect(fieldOf("/name", names)).toBe("name");
    expect(fieldOf("/fields/address", names)).toBe("address");
    expect(fieldOf("/evidence/0/sha256", names)).toBe("evidence");
    expect(fieldOf("/unknown", names)).toBeUndefined();
  });

  it("stay in the general message when the form has no such field", () => {
    const { placed, rest } = placeProblems(problem(400, ["/fields/lon", "/secret"]), ["lon"]);
    expect(placed.map(({ name }) => name)).toEqual(["lon"]);
    expect(rest.map(({ pointer }) => pointer)).toEqual(["/secret"]);
  });
});

describe("a failed write", () => {
  it("was refused, and so did nothing, when the server said no", () => {
    expect(isRefused(problem(409, []))).toBe(true);
    expect(isStale(problem(412, []))).toBe(true);
  });

  it("may have been carried out when no answer came, or a broken one", () => {
    expect(isRefused(unreachable())).toBe(false);
    expect(isRefused(problem(503, []))).toBe(false);
    expect(isStale(problem(409, []))).toBe(false);
  });

  it("is another person's to do where the server forbids it or the thing lies out of reach", () => {
    expect(forbidden(problem(403, []))).toEqual({ zh: "有误", en: "faulty" });
    expect(forbidden(new ApiProblem({ status: 404, code: "app.row_not_found", zh: "", en: "" }))).toBeDefined();
    expect(forbidden(problem(404, []))).toBeUndefined();
    expect(forbidden(problem(409, []))).toBeUndefined();
  });
});
