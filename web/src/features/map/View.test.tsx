import { act, fireEvent, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { problem } from "@mock/handlers";
import { smallWorld } from "@mock/world";
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
    expect(row.textContent).toContain("大致位置");
    expect(screen.getByRole("link", { name: "项目p1" }).closest("li")?.textContent).not.toContain("大致位置");
  });

  it("says that the projects could not be read, not that there are none", async () => {
    let down = true;
    const first = ({ url }: Request) => (down && url.includes("/projects?") ? problem(503, "store.busy", "数据库正忙。", "Busy.") : undefined);
    show("/map?subdistrict=900001", { first });
    expect((await screen.findByRole("alert")).textContent).toContain("数据库正忙");
    expect(await screen.findByRole("heading", { level: 2, name: "甲街道" })).toBeTruthy();
    expect(screen.queryByText("这里没有登记的项目。")).toBeNull();
    down = false;
    fireEvent.click(screen.getByRole("button", { name: "再试一次" }));
    await screen.findByRole("link", { name: "项目p2" });
  });

  it("tells how many projects no subdistrict counts, with the way to the list", async () => {
    show("/map");
    const link = await screen.findByRole("link", { name: "另有 1 个项目未公布所在街道" });
    expect(link.getAttribute("href")).toBe("/projects");
  });

  it("says so when no subdistrict is known", async () => {
    show("/map", { world: { ...smallWorld(), subdistricts: {} } });
    expect(await screen.findByText("还没有登记这个区的街道（地区）。")).toBeTruthy();
  });

  it("keeps the land within reach of the Tab key in another district", async () => {
    const world = smallWorld();
    world.subdistricts.practice = world.subdistricts.test!.slice(2);
    const { router } = show("/map?district=practice", { world });
    await option(/^丙地区/);
    await act(() => router.navigate("/map"));
    fireEvent.click(await option(/^甲街道/));
    await act(() => router.navigate("/map?district=practice"));
    expect((await option(/^丙地区/)).getAttribute("tabindex")).toBe("0");
    expect(screen.queryByRole("option", { name: /^甲街道/ })).toBeNull();
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
