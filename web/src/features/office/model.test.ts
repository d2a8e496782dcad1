import { describe, expect, it } from "vitest";
import { daysBetween, rebase, said, todayInBeijing, warningsOf } from "./model";

describe("today", () => {
  it("is Beijing's day, whatever the clock of the browser says", () => {
    expect(todayInBeijing(Date.parse("2024-03-07T15:59:59Z"))).toBe("2024-03-07");
    expect(todayInBeijing(Date.parse("2024-03-07T16:00:00Z"))).toBe("2024-03-08");
  });
});

describe("days between two civil dates", () => {
  it("are whole and signed", () => {
    expect(daysBetween("2024-02-28", "2024-03-01")).toBe(2);
    expect(daysBetween("2024-03-01", "2024-02-28")).toBe(-2);
    expect(daysBetween("2024-03-01T23:00:00Z", "2024-03-01")).toBe(0);
  });
});

describe("what a form says", () => {
  it("leaves out what is empty and trims the rest", () => {
    expect(said({ reason: "  缺图纸 ", note: " ", due: undefined })).toEqual({ reason: "缺图纸" });
  });
});

describe("warnings of a receipt", () => {
  it("are read where the server sent some and nothing is made up elsewhere", () => {
    const warning = { code: "projects.organisation_code_doubtful", pointer: "/implementer_code", zh: "请核对", en: "compare it" };
    expect(warningsOf({ seq: 3, warnings: [warning, "odd"] } as never)).toEqual([warning]);
    expect(warningsOf({ seq: 3 })).toEqual([]);
  });
});

describe("carrying a form over to the newest version", () => {
  const base = { name: "旧名", address: "甲街 1 号", alias: "" };

  it("keeps what was typed and takes what only others changed", () => {
    const { form, conflicts } = rebase(base, { ...base, address: "甲街 2 号" }, { ...base, name: "新名" });
    expect(form).toEqual({ name: "新名", address: "甲街 2 号", alias: "" });
    expect(conflicts).toEqual([]);
  });

  it("shows fields that both changed, and never overwrites either", () => {
    const { form, conflicts } = rebase(base, { ...base, name: "他们的" }, { ...base, name: "我的" });
    expect(form.name).toBe("我的");
    expect(conflicts).toEqual([{ name: "name", theirs: "他们的" }]);
  });

  it("has no conflict where both wrote the same", () => {
    expect(rebase(base, { ...base, name: "同名" }, { ...base, name: " 同名 " }).conflicts).toEqual([]);
  });
});
