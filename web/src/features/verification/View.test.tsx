import { fireEvent, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { officeWorld } from "@mock/office";
import { showOffice, writesOf } from "@/test/office";

const heading = (name: string) => screen.findByRole("heading", { level: 2, name });

describe("the verification queue", () => {
  it("opens at the first claim of somebody else and verifies it", async () => {
    const { requests, world } = showOffice("/office/verification");
    await heading("项目p2");
    expect(screen.getByRole("link", { name: "验收单.pdf" }).getAttribute("href")).toBe(`/api/v1/files/${"a".repeat(64)}`);
    fireEvent.click(screen.getByRole("button", { name: "核验通过" }));
    fireEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "核验通过" }));
    await screen.findByText("已核验通过");
    const write = writesOf(requests).at(-1)!;
    expect(await write.json()).toEqual({ verdict: "verified" });
    expect(write.headers.get("If-Match")).toBe('"2"');
    expect(world.contributions[0]?.status).toBe("verified");
    await heading("项目p1");
  });

  it("refuses with a reason only", async () => {
    const { requests } = showOffice("/office/verification?claim=c1");
    await heading("项目p2");
    fireEvent.click(screen.getByRole("button", { name: "退回" }));
    const form = await screen.findByRole("dialog");
    fireEvent.click(within(form).getByRole("button", { name: "退回" }));
    await within(form).findByText("请写明缺什么，好让申报人补充。");
    fireEvent.change(within(form).getByLabelText("退回理由"), { target: { value: "照片看不清" } });
    fireEvent.click(within(form).getByRole("button", { name: "退回" }));
    await screen.findByText("已退回");
    expect(await writesOf(requests).at(-1)!.json()).toEqual({ verdict: "refused", reason: "照片看不清" });
  });

  it("does not offer to verify one's own claim, and says why", async () => {
    showOffice("/office/verification?claim=c2");
    await heading("项目p1");
    expect(await screen.findByText("这是您自己申报的，不能由您核验")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "核验通过" })).toBeNull();
  });

  it("says so when nothing waits", async () => {
    showOffice("/office/verification", { world: officeWorld({ contributions: [] }) });
    await screen.findByText("没有待核验的申报");
  });
});
