import { fireEvent, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { problem } from "@mock/handlers";
import { officeWorld } from "@mock/office";
import { showOffice } from "@/test/office";

const card = async (name: string) => (await screen.findByRole("heading", { level: 2, name: new RegExp(name) })).closest("section")!;

describe("today", () => {
  it("shows what waits, each with the way to it", async () => {
    showOffice("/office");
    const claims = await card("待核验的申报");
    expect((await within(claims).findByRole("link", { name: "项目p2" })).getAttribute("href")).toBe("/office/verification?claim=c1");
    // One's own claim is neither counted nor offered.
    expect(within(claims).getByRole("heading", { level: 2 }).textContent).toBe("待核验的申报1");
    expect(within(claims).queryByRole("link", { name: "项目p1" })).toBeNull();
    const late = await card("延误的节点");
    expect(late.textContent).toContain("晚 12 天");
    expect(within(late).getByRole("link", { name: "查看全部延误的项目" }).getAttribute("href")).toBe("/office/projects?late=true&sort=due");
    await card("尚未设置密码的账号");
  });

  it("says so where all that waits is one's own", async () => {
    const world = officeWorld();
    showOffice("/office", { world: { ...world, contributions: world.contributions.filter(({ mine }) => mine) } });
    const claims = await card("待核验的申报");
    await within(claims).findByText("待核验的都是您自己申报的，须由同事核验。");
    expect(within(claims).getByRole("heading", { level: 2 }).textContent).toBe("待核验的申报0");
  });

  it("asks a card that failed once more", async () => {
    let down = true;
    showOffice("/office", {
      first: ({ url }) => (down && url.includes("status=claimed") ? problem(503, "store.busy", "数据库正忙。", "Busy.") : undefined),
    });
    const claims = await card("待核验的申报");
    await within(claims).findByText("数据库正忙。");
    down = false;
    fireEvent.click(within(claims).getByRole("button", { name: "再试一次" }));
    await within(claims).findByRole("link", { name: "项目p2" });
  });

  it("shows only what the role has to do with", async () => {
    const world = officeWorld();
    showOffice("/office", { world: { ...world, session: { ...world.session, permissions: ["view.programme", "view.projects"] } } });
    await card("延误的节点");
    expect(screen.queryByText("待核验的申报")).toBeNull();
    expect(screen.queryByText("尚未设置密码的账号")).toBeNull();
  });
});
