import { fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
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

  it("goes round system, light and dark, and remembers", async () => {
    show("/");
    const press = () => {
      fireEvent.click(screen.getByRole("button", { name: /切换明暗/ }));
    };
    await screen.findByRole("button", { name: "切换明暗: 跟随系统" });
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
