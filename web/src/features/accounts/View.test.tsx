import { fireEvent, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { officeWorld } from "@mock/office";
import { showOffice, writesOf } from "@/test/office";

describe("the accounts", () => {
  it("are made with a link that is shown once", async () => {
    const { requests } = showOffice("/office/accounts");
    fireEvent.click(await screen.findByRole("button", { name: /新建账号/ }));
    const form = await screen.findByRole("dialog");
    fireEvent.change(within(form).getByLabelText("用户名"), { target: { value: "Li" } });
    fireEvent.click(within(form).getByRole("button", { name: "新建账号" }));
    await within(form).findByText("用户名应为 3 至 40 个小写字母、数字或 . _ -。");
    fireEvent.change(within(form).getByLabelText("用户名"), { target: { value: "li.ming" } });
    fireEvent.mouseDown(within(form).getByLabelText("角色"));
    fireEvent.click(await screen.findByTitle("综窗人员"));
    fireEvent.click(within(form).getByRole("button", { name: "新建账号" }));
    const link = await screen.findByLabelText<HTMLTextAreaElement>("一次性链接");
    expect(link.value).toBe(`${globalThis.location.origin}/setup?token=once`);
    expect(await writesOf(requests).at(-1)!.json()).toEqual({ name: "li.ming", role: "clerk", district: "test" });
    fireEvent.click(screen.getByRole("button", { name: "我已经保存好了" }));
    expect(screen.queryByLabelText("一次性链接")).toBeNull();
  });

  it("are shut and opened, but never one's own", async () => {
    const { requests } = showOffice("/office/accounts");
    await screen.findByRole("button", { name: "停用clerk-wang" });
    expect(screen.queryByRole("button", { name: "停用我" })).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "停用clerk-wang" }));
    fireEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "停用" }));
    await screen.findByText("已停用clerk-wang");
    expect(await writesOf(requests).at(-1)!.json()).toEqual({ disabled: true });
    await screen.findByRole("button", { name: "启用clerk-wang" });
  });

  it("are not for roles without the right to see them", async () => {
    const world = officeWorld();
    const session = { ...world.session, permissions: ["view.programme"] };
    showOffice("/office/accounts", { world: { ...world, session } });
    await screen.findByText("您的角色用不到这一页");
    expect(screen.queryByRole("link", { name: "账号" })).toBeNull();
  });
});
