import { fireEvent, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { problem } from "@mock/handlers";
import { smallWorld } from "@mock/world";
import { show } from "@/test/render";
import { silent } from "./model";

describe("the programme page", () => {
  it("tells what is promised, done and late, with the cause", async () => {
    show("/");
    expect(await screen.findByRole("heading", { level: 1 })).toHaveProperty("textContent", "2024 年，测试区的城市更新");
    const late = screen.getByRole("region", { name: "有 1 处延误" });
    await within(late).findByText(/已经晚了 12 天，原因是审批。/);
    expect(screen.getByRole("region", { name: "第一个行动" }).textContent).toContain("1 件已经达成，1 件正在推进。");
  });

  it("says that nothing was published where nothing was, and draws no bar", async () => {
    show("/");
    const action = await screen.findByRole("region", { name: "第二个行动" });
    expect(action.textContent).toContain("报纸没有公布进度，此后也没有单位上报");
    expect(within(action).queryAllByRole("img")).toHaveLength(0);
    expect(action.textContent).not.toContain("还没有公布进度");
  });

  it("says so once where nothing was published at all, and explains no bars", async () => {
    const world = smallWorld();
    const programme = world.programmes.test!;
    const quiet = { ...programme, late: [], actions: programme.actions.filter(({ items }) => items.every(({ rollup }) => silent(rollup))) };
    show("/", { world: { ...world, programmes: { ...world.programmes, test: quiet } } });
    await screen.findByRole("region", { name: "第二个行动" });
    expect(document.body.textContent.split("没有公布进度")).toHaveLength(2);
    expect(screen.queryByRole("list", { name: "图例" })).toBeNull();
  });

  it("reads a bar out in numbers", async () => {
    show("/");
    expect(await screen.findByRole("img", { name: "修路：目标 10，已核验 3，已申报 5，已安排 8" })).toBeTruthy();
  });

  it("tells the same in English, with units that English readers count in", async () => {
    show("/");
    fireEvent.click(await screen.findByRole("button", { name: "English" }));
    expect(document.documentElement.lang).toBe("en");
    const action = await screen.findByRole("region", { name: "第二个行动 in English" });
    expect(action.textContent).toContain("4,380,000 m²");
    expect(action.textContent).toContain("The newspaper published no progress");
  });

  it("labels practice data before anything else", async () => {
    show("/?district=practice");
    const note = await screen.findByText("示范数据");
    const heading = screen.getByRole("heading", { level: 1 });
    expect(note.compareDocumentPosition(heading) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  });

  it("keeps its filter in the address", async () => {
    const { router } = show("/?status=met");
    expect(await screen.findByText("种树")).toBeTruthy();
    expect(screen.queryByText("修路")).toBeNull();
    fireEvent.change(screen.getByRole("searchbox", { name: "按名称查找" }), { target: { value: "没有的" } });
    await screen.findByText("没有符合这些条件的目标");
    expect(router.state.location.search).toContain("status=met");
    fireEvent.click(screen.getByRole("button", { name: "清除筛选" }));
    expect(await screen.findByText("修路")).toBeTruthy();
    expect(screen.getByRole<HTMLInputElement>("searchbox").value).toBe("");
  });

  it("leads back from a year that has no programme", async () => {
    show("/?year=2019", { first: ({ url }) => (url.includes("year=2019") ? problem(404, "targets.no_programme", "没有。", "None.") : undefined) });
    fireEvent.mouseDown(await screen.findByRole("combobox", { name: "年度" }));
    fireEvent.click(await screen.findByTitle("2024 年"));
    expect(await screen.findByRole("heading", { level: 1, name: /^2024 年/ })).toBeTruthy();
  });

  it("shows a refusal in the reader's language, with its code", async () => {
    const refusal = () => problem(404, "targets.no_programme", "这一年没有计划。请换一个年度。", "There is no programme for this year. Choose another.");
    show("/?year=2031", { first: ({ url }) => (url.includes("/programme") ? refusal() : undefined) });
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("这一年没有计划。请换一个年度。");
    expect(alert.textContent).toContain("targets.no_programme");
  });

  it("does not speak of late things where nothing is late", async () => {
    const world = smallWorld();
    show("/?district=practice", { world });
    await screen.findByRole("heading", { level: 1 });
    expect(screen.queryByRole("region", { name: /晚了/ })).toBeNull();
  });
});
