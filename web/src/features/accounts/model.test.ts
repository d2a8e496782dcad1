import { describe, expect, it } from "vitest";
import type { Account } from "./api";
import { accountChange, linkAddress, nameOf, standingOf } from "./model";

const account = (rest: Partial<Account> = {}): Account => ({ id: "a", name: "li", role: "clerk", has_password: true, ...rest });

describe("a change of an account", () => {
  it("sends only what was changed", () => {
    expect(accountChange(account({ display_name: "李" }), { role: "clerk", display_name: "李" })).toEqual({});
    expect(accountChange(account(), { role: "reviewer" })).toEqual({ role: "reviewer" });
  });

  it("takes the subdistrict from whoever leaves that role, and sets it for whoever enters it", () => {
    const officer = account({ role: "subdistrict", subdistrict: "110105001" });
    expect(accountChange(officer, { role: "clerk", subdistrict: "110105001" })).toEqual({ role: "clerk", subdistrict: null });
    expect(accountChange(account(), { role: "subdistrict", subdistrict: "110105002" })).toEqual({ role: "subdistrict", subdistrict: "110105002" });
  });
});

describe("an account", () => {
  it("waits for its link, is in use, or is shut", () => {
    expect(standingOf(account({ has_password: false }))).toBe("invited");
    expect(standingOf(account())).toBe("active");
    expect(standingOf(account({ disabled: true, has_password: false }))).toBe("disabled");
  });

  it("is called by its sign-in name where no other was given", () => {
    expect(nameOf({ name: "li", display_name: "" })).toBe("li");
    expect(nameOf({ name: "li", display_name: "李" })).toBe("李");
  });
});

describe("a one-time link", () => {
  it("is a whole address that can be sent", () => {
    expect(linkAddress("/setup?token=abc", "https://huanxin.example")).toBe("https://huanxin.example/setup?token=abc");
  });
});
