import { fireEvent, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { showOffice, writesOf } from "@/test/office";

describe("the months", () => {
  it("are closed one after the other, after saying what that means", async () => {
    const { requests } = showOffice("/office/periods");
    expect(await screen.findByText("须先为2024年2月结账")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "2024年2月结账" }));
    const asking = await screen.findByRole("dialog");
    expect(asking.textContent).toContain("不能撤销");
    fireEvent.click(within(asking).getByRole("button", { name: "2024年2月结账" }));
    await screen.findByText("2024年2月已结账");
    expect(new URL(writesOf(requests).at(-1)!.url).pathname).toBe("/api/v1/periods/test-2024-02/close");
    await screen.findByRole("button", { name: "2024年3月结账" });
  });
});
