import { fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { show } from "@/test/render";

async function signIn(password: string) {
  fireEvent.change(await screen.findByLabelText("用户名"), { target: { value: "manager" } });
  fireEvent.change(screen.getByLabelText("密码"), { target: { value: password } });
  fireEvent.click(screen.getByRole("button", { name: "登录" }));
}

describe("signing in", () => {
  it("leads back to the page that was asked for", async () => {
    const { router } = show("/office/account");
    await signIn("correct horse battery");
    expect(await screen.findByRole("heading", { level: 1, name: "我的账号" })).toBeTruthy();
    expect(router.state.location.pathname).toBe("/office/account");
  });

  it("shows the server's refusal and stays", async () => {
    const { router } = show("/login");
    await signIn("wrong");
    expect((await screen.findByRole("alert")).textContent).toContain("用户名或密码不对");
    expect(router.state.location.pathname).toBe("/login");
  });

  it("asks for what is missing before it asks the server", async () => {
    const { requests } = show("/login");
    fireEvent.click(await screen.findByRole("button", { name: "登录" }));
    expect(await screen.findByText("请填写用户名。")).toBeTruthy();
    expect(requests.filter(({ method }) => method === "POST")).toEqual([]);
  });

  it("sends the token of the session with every later write", async () => {
    const { requests, router } = show("/login");
    await signIn("correct horse battery");
    fireEvent.click(await screen.findByRole("button", { name: "退出登录" }));
    await waitFor(() => {
      expect(router.state.location.pathname).toBe("/");
    });
    const out = requests.find(({ method }) => method === "DELETE");
    expect(out?.headers.get("X-CSRF-Token")).toBe("token");
  });
});

describe("a one-time link", () => {
  it("sets the password and signs in", async () => {
    const { requests } = show("/setup?token=abc");
    fireEvent.change(await screen.findByLabelText("新密码"), { target: { value: "correct horse battery" } });
    fireEvent.change(screen.getByLabelText("再输一遍"), { target: { value: "correct horse battery" } });
    fireEvent.click(screen.getByRole("button", { name: "设置并登录" }));
    expect(await screen.findByRole("heading", { level: 1 })).toBeTruthy();
    await waitFor(async () => {
      const post = requests.find(({ url }) => url.endsWith("/api/v1/setup"));
      expect(await post?.clone().json()).toEqual({ token: "abc", password: "correct horse battery" });
    });
  });

  it("refuses a short password and two that differ", async () => {
    show("/setup?token=abc");
    fireEvent.change(await screen.findByLabelText("新密码"), { target: { value: "short" } });
    fireEvent.change(screen.getByLabelText("再输一遍"), { target: { value: "other" } });
    fireEvent.click(screen.getByRole("button", { name: "设置并登录" }));
    expect(await screen.findByText("密码太短，至少 10 个字符。")).toBeTruthy();
    expect(await screen.findByText("两次输入的密码不一样。")).toBeTruthy();
  });

  it("says so when its token is missing", async () => {
    show("/setup");
    expect(await screen.findByText("链接不完整")).toBeTruthy();
  });
});
