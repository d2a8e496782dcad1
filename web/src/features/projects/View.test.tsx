import { fireEvent, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { smallWorld } from "@mock/world";
import { show } from "@/test/render";

describe("the list of projects", () => {
  it("shows state, place and delay of each", async () => {
    show("/projects");
    const row = (await screen.findByRole("link", { name: "项目p2" })).closest("li")!;
    expect(row.textContent).toContain("甲街道");
    expect(row.textContent).toContain("晚 12 天");
    expect((await screen.findAllByText("建设中")).length).toBeGreaterThan(0);
    expect(screen.getByRole("link", { name: "项目p3" }).closest("li")?.textContent).toContain("所在街道未公布");
  });

  it("asks the server for what the address names", async () => {
    const { requests } = show("/projects?late=true&sort=name");
    await screen.findByText("共 1 个项目");
    const asked = requests.map(({ url }) => url).find((url) => url.includes("/projects?"));
    expect(asked).toContain("late=true");
    expect(asked).toContain("sort=name");
  });

  it("searches when the words are entered, and says when nothing fits", async () => {
    const { router } = show("/projects");
    const words = await screen.findByRole("searchbox", { name: "名称、别名、地址或编号" });
    fireEvent.change(words, { target: { value: "不存在" } });
    fireEvent.keyDown(words, { key: "Enter", code: "Enter", keyCode: 13 });
    await screen.findByText("没有符合这些条件的项目。");
    expect(new URLSearchParams(router.state.location.search).get("q")).toBe("不存在");
    fireEvent.click(screen.getByRole("button", { name: "清除筛选" }));
    await screen.findByRole("link", { name: "项目p1" });
    expect(screen.getByRole<HTMLInputElement>("searchbox").value).toBe("");
  });
});

describe("the page of a project", () => {
  it("shows baseline, forecast and actual dates, and the cause of a delay", async () => {
    show("/projects/p2");
    expect(await screen.findByRole("heading", { level: 1, name: "项目p2" })).toBeTruthy();
    const lane = screen.getByText("完工").closest("li")!;
    expect(lane.textContent).toContain("原定 2024年5月1日");
    expect(lane.textContent).toContain("预计 2024年6月20日");
    await screen.findByText(/延误原因：审批/);
  });

  it("links every change to its line of the record", async () => {
    show("/projects/p2");
    const link = await screen.findByRole("link", { name: "存证第 1 条" });
    expect(link.getAttribute("href")).toBe("/record?index=1");
  });

  it("names the evidence of what was verified, and of nothing else", async () => {
    const world = smallWorld();
    const claim = { id: "c", project: "p1", item: "i", quantity: 1, version: 1, item_name_zh: "修路" } as const;
    const file = (title: string) => [{ sha256: "a".repeat(64), title, size: 1 }];
    world.projects[0]!.contributions = [
      { ...claim, status: "verified", verified_quantity: 1, evidence: [...file("验收单.pdf"), ...file("照片.jpg")] },
      { ...claim, id: "d", status: "claimed", claimed_quantity: 1, evidence: file("还没看过.pdf") },
    ];
    show("/projects/p1", { world });
    expect((await screen.findByText(/佐证材料/)).textContent).toBe("佐证材料：验收单.pdf、照片.jpg");
    expect(screen.queryByText(/还没看过/)).toBeNull();
  });

  it("says what is not published instead of guessing", async () => {
    show("/projects/p3");
    expect(await screen.findByText("还没有公布时间，也没有人填报节点。")).toBeTruthy();
    expect(screen.getByText("除了名称，还没有公布其他资料。")).toBeTruthy();
    expect(screen.getByText("所在街道没有公布，所以地图上没有画。")).toBeTruthy();
  });

  it("says so when there is no such project", async () => {
    show("/projects/nothing");
    expect((await screen.findByRole("alert")).textContent).toContain("没有找到");
  });
});
