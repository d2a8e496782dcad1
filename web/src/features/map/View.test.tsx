import { fireEvent, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { show } from "@/test/render";

const option = (name: RegExp) => screen.findByRole("option", { name });

describe("the map page", () => {
  it("names every subdistrict with its figure", async () => {
    show("/map");
    expect((await option(/^甲街道，项目 0$/)).getAttribute("data-shade")).toBe("0");
    expect((await option(/^丁地区，项目 3$/)).getAttribute("data-shade")).toBe("5");
  });

  it("colours by another measure, and marks what is unknown", async () => {
    show("/map?measure=population");
    expect((await option(/^丁地区，人口（估计） 未知$/)).getAttribute("data-shade")).toBe("unknown");
  });

  it("is walked with the arrow keys and chosen with Enter", async () => {
    const { router } = show("/map");
    const first = await option(/^甲街道/);
    first.focus();
    fireEvent.keyDown(first, { key: "ArrowRight" });
    const second = await option(/^乙街道/);
    expect(document.activeElement).toBe(second);
    fireEvent.keyDown(second, { key: "Enter" });
    expect(router.state.location.search).toBe("?subdistrict=900002");
    expect((await option(/^乙街道/)).getAttribute("aria-selected")).toBe("true");
  });

  it("lists the projects of the chosen subdistrict and says which places are approximate", async () => {
    show("/map?subdistrict=900001");
    expect(await screen.findByRole("heading", { level: 2, name: "甲街道" })).toBeTruthy();
    const row = (await screen.findByRole("link", { name: "项目p2" })).closest("li")!;
    expect(row.textContent).toContain("位置大致");
    expect(screen.getByRole("link", { name: "项目p1" }).closest("li")?.textContent).not.toContain("位置大致");
  });

  it("gives the same figures as a table that can be sorted", async () => {
    show("/map");
    const table = await screen.findByRole("table");
    const firstRow = () => within(table).getAllByRole("row")[1]?.textContent;
    expect(firstRow()).toContain("丁地区");
    fireEvent.click(within(table).getByRole("button", { name: /人口/ }));
    expect(firstRow()).toContain("丙地区");
  });
});
