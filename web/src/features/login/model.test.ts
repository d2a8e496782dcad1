import { describe, expect, it } from "vitest";
import { passwordFault, safeReturn } from "./model";

describe("the way back after signing in", () => {
  it("leads only to pages of this site", () => {
    expect(safeReturn("/office/account?x=1")).toBe("/office/account?x=1");
    for (const path of [null, "", "https://evil.test", "//evil.test", "/\\evil.test", "javascript:alert(1)"]) {
      expect(safeReturn(path)).toBe("/office");
    }
  });
});

describe("a new password", () => {
  it("has ten to two hundred characters, a Chinese one counting as one", () => {
    expect(passwordFault("九个字不够长的密码", "九个字不够长的密码")).toBe("too_short");
    expect(passwordFault("十个字的密码正好够长", "十个字的密码正好够长")).toBeNull();
    expect(passwordFault("x".repeat(201), "x".repeat(201))).toBe("too_long");
  });

  it("is typed twice alike", () => {
    expect(passwordFault("correct horse", "correct house")).toBe("differ");
  });
});
