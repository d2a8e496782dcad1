import { fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { officeWorld } from "@mock/office";
import { showOffice } from "@/test/office";
import { show } from "@/test/render";
import { cspNonce } from "./csp";

describe("the site", () => {
  it("has a page for addresses that do not exist", async () => {
    show("/nowhere");
    expect((await screen.findByRole("main")).textContent).toContain("/nowhere 不存在");
  });

  it("begins with a link to the content", async () => {
    show("/");
    const skip = await screen.findByText("跳到正文");
    expect(skip.getAttribute("href")).toBe("#main");
    expect(document.getElementById("main")).toBeTruthy();
  });

  it("keeps the district when one walks about", async () => {
    show("/?district=practice");
    const link = await screen.findByRole("link", { name: "地图" });
    expect(link.getAttribute("href")).toBe("/map?district=practice");
  });

  it("moves the focus to the new page and names it in the title", async () => {
    show("/");
    fireEvent.click(await screen.findByRole("link", { name: "项目" }));
    await screen.findByRole("heading", { level: 1, name: "项目" });
    expect(document.activeElement?.id).toBe("main");
    await waitFor(() => {
      expect(document.title).toBe("项目 · 焕新");
    });
  });

  const titles = [
    ["/", "行动计划 · 焕新", "Programme · Huanxin"],
    ["/map", "地图 · 焕新", "Map · Huanxin"],
    ["/projects/p1", "项目p1 · 焕新", "项目p1 · Huanxin"],
    ["/projects/gone", "项目 · 焕新", "Projects · Huanxin"],
    ["/record", "存证 · 焕新", "Record · Huanxin"],
    ["/login", "登录 · 焕新", "Sign in · Huanxin"],
    ["/setup", "设置密码 · 焕新", "Set a password · Huanxin"],
    ["/nowhere", "没有这个页面 · 焕新", "There is no such page · Huanxin"],
  ] as const;
  it.each(titles)("names %s in the tab, in both languages, below a heading of its own", async (address, zh, en) => {
    document.title = "";
    show(address);
    await screen.findByRole("heading", { level: 1 });
    await waitFor(() => {
      expect(document.title).toBe(zh);
    });
    fireEvent.click(screen.getByRole("button", { name: "English" }));
    await waitFor(() => {
      expect(document.title).toBe(en);
    });
  });

  const officeTitles = [
    ["today", "今天 · 焕新"],
    ["projects", "项目库 · 焕新"],
    ["projects/new", "申报项目 · 焕新"],
    ["projects/p1", "项目p1 · 焕新"],
    ["projects/gone", "项目库 · 焕新"],
    ["targets", "目标 · 焕新"],
    ["verification", "核验 · 焕新"],
    ["periods", "报告期 · 焕新"],
    ["groups", "片区和清单 · 焕新"],
    ["accounts", "您的角色用不到这一页 · 焕新"],
    ["account", "我的账号 · 焕新"],
  ] as const;
  it.each(officeTitles)("names the page %s of the office", async (path, title) => {
    document.title = "";
    const world = officeWorld();
    const permissions = world.session.permissions?.filter((one) => one !== "view.accounts") ?? [];
    showOffice(`/office/${path}`, { world: { ...world, session: { ...world.session, permissions } } });
    await screen.findByRole("heading", { level: 1 });
    expect(document.title).toBe(title);
  });

  it("goes round system, light and dark, and remembers", async () => {
    show("/");
    const press = () => {
      fireEvent.click(screen.getByRole("button", { name: /切换明暗/ }));
    };
    await screen.findByRole("button", { name: "切换明暗（现为跟随系统）" });
    press();
    expect(document.documentElement.dataset.theme).toBe("light");
    press();
    expect(document.documentElement.dataset.theme).toBe("dark");
    expect(localStorage.getItem("hx.theme")).toBe("dark");
    press();
    expect(document.documentElement.dataset.theme).toBeUndefined();
  });

  it("shows the sign-in instead of the office to whoever is not signed in", async () => {
    const { router } = show("/office/account");
    await screen.findByRole("heading", { level: 1, name: "登录" });
    expect(router.state.location.search).toBe("?return=%2Foffice%2Faccount");
  });

  it("says that the server is away when it is, and offers to try again", async () => {
    let away = true;
    show("/", {
      first: () => {
        if (away) throw new TypeError("Failed to fetch");
        return undefined;
      },
    });
    expect((await screen.findByRole("alert")).textContent).toContain("连不上服务器");
    away = false;
    fireEvent.click(screen.getByRole("button", { name: "再试一次" }));
    expect(await screen.findByRole("heading", { level: 1 })).toBeTruthy();
  });
});

describe("the nonce of the page", () => {
  it("is what the server wrote, and nothing while the placeholder stands", () => {
    const page = document.implementation.createHTMLDocument();
    page.head.innerHTML = '<meta name="csp-nonce" content="abc">';
    expect(cspNonce(page)).toBe("abc");
    page.head.innerHTML = '<meta name="csp-nonce" content="__CSP_NONCE__">';
    expect(cspNonce(page)).toBeUndefined();
  });
});
