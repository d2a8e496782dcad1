import { fireEvent, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { showOffice } from "@/test/office";

describe("the targets", () => {
  it("open an item with its subdistricts and contributions, and keep it in the address", async () => {
    const { router } = showOffice("/office/targets");
    fireEvent.click(await screen.findByRole("button", { name: "修路" }));
    expect(router.state.location.search).toBe("?item=test-2024-a1-01");
    const drawer = await screen.findByRole("dialog");
    await within(drawer).findByText("甲街道");
    expect(within(drawer).getByRole("link", { name: "项目p2" }).getAttribute("href")).toBe("/office/projects/p2");
  });

  it("fold an action and still tell how its items stand", async () => {
    showOffice("/office/targets");
    const toggle = await screen.findByRole("button", { name: "第一个行动" });
    fireEvent.click(toggle);
    expect(toggle.getAttribute("aria-expanded")).toBe("false");
    expect(toggle.closest("h2")?.textContent).toContain("已达成 1");
  });
});
