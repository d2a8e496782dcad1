import { fireEvent, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { showOffice, writesOf } from "@/test/office";

describe("areas and lists", () => {
  it("are made with a name", async () => {
    const { requests } = showOffice("/office/groups");
    fireEvent.click(await screen.findByRole("button", { name: /新建片区或清单/ }));
    const form = await screen.findByRole("dialog");
    fireEvent.change(within(form).getByLabelText("中文名称"), { target: { value: "山脚片区" } });
    fireEvent.click(within(form).getByRole("button", { name: "新建片区或清单" }));
    await screen.findByText("已新建");
    expect(await writesOf(requests).at(-1)!.json()).toEqual({ kind: "area", name_zh: "山脚片区", district: "test" });
    await screen.findByRole("button", { name: "山脚片区" });
  });

  it("let a project out", async () => {
    const { requests } = showOffice("/office/groups?group=g1");
    fireEvent.click(await screen.findByRole("button", { name: "把项目p1移出" }));
    await screen.findByText("成员已更新");
    expect(await writesOf(requests).at(-1)!.json()).toEqual({ remove: ["p1"] });
  });
});
