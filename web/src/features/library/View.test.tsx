import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { problem } from "@mock/handlers";
import { showOffice, writesOf } from "@/test/office";

describe("the library", () => {
  it("asks the server for what the address names, in the district of the account", async () => {
    const { requests } = showOffice("/office/projects?state=reserve&sort=-due&district=elsewhere");
    await screen.findByRole("link", { name: "项目p1" });
    const asked = requests.map(({ url }) => new URL(url)).find(({ pathname }) => pathname === "/api/v1/projects")!;
    expect(asked.searchParams.get("district")).toBe("test");
    expect(asked.searchParams.get("state")).toBe("reserve");
    expect(asked.searchParams.get("sort")).toBe("-due");
  });

  it("sorts by the column whose head is pressed, and turns round at the second press", async () => {
    const { router } = showOffice("/office/projects");
    const head = await screen.findByRole("button", { name: "项目" });
    fireEvent.click(head);
    expect(router.state.location.search).toBe("?sort=name");
    fireEvent.click(head);
    expect(new URLSearchParams(router.state.location.search).get("sort")).toBe("-name");
    expect(screen.getByRole("columnheader", { name: "项目" }).getAttribute("aria-sort")).toBe("descending");
  });

  it("walks from row to row with the arrow keys", async () => {
    showOffice("/office/projects");
    const first = await screen.findByRole("link", { name: "项目p1" });
    first.focus();
    fireEvent.keyDown(first, { key: "ArrowDown" });
    expect(document.activeElement?.textContent).toBe("项目p2");
  });

  it("says that nothing fits, and clears what narrows", async () => {
    const { router } = showOffice("/office/projects?q=%E6%B2%A1%E6%9C%89&sort=name");
    await screen.findByText("没有符合这些条件的项目。");
    fireEvent.click(screen.getAllByRole("button", { name: "清除筛选" })[0]!);
    await screen.findByRole("link", { name: "项目p1" });
    expect(router.state.location.search).toBe("?sort=name");
  });

  it("says what went wrong and asks again", async () => {
    let down = true;
    showOffice("/office/projects", {
      first: ({ url }) => (down && url.includes("/projects?") ? problem(503, "store.busy", "数据库正忙。", "Busy.") : undefined),
    });
    expect((await screen.findByRole("alert")).textContent).toContain("数据库正忙");
    down = false;
    fireEvent.click(screen.getByRole("button", { name: "再试一次" }));
    await screen.findByRole("link", { name: "项目p1" });
  });
});

const typeInto = (label: string, value: string) => {
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
};

async function chooseKind() {
  fireEvent.mouseDown(screen.getByLabelText("更新类型"));
  fireEvent.click(await screen.findByText("公共服务设施"));
}

describe("declaring a project", () => {
  it("keeps a draft and goes to its page", async () => {
    const { requests, router } = showOffice("/office/projects/new");
    await screen.findByRole("heading", { level: 1, name: "申报项目" });
    typeInto("项目名称", "河边小公园");
    typeInto("总投资（可选）", "350.5");
    await chooseKind();
    fireEvent.click(screen.getByRole("button", { name: "存为草稿" }));
    await waitFor(() => {
      expect(router.state.location.pathname).toBe("/office/projects/p5");
    });
    const write = writesOf(requests)[0]!;
    expect(await write.json()).toEqual({
      district: "test",
      name: "河边小公园",
      subtype: "public_service_facility",
      submit: false,
      fields: { investment_total_fen: 350_500_000 },
    });
    expect(write.headers.get("X-CSRF-Token")).toBe("token");
    expect(write.headers.get("Idempotency-Key")).toMatch(/^[0-9a-f]{32}$/);
  });

  it("shows what the server refuses beside the field it speaks of, and keeps what was typed", async () => {
    const refusal = new Response(
      JSON.stringify({
        type: "about:blank", title: "", status: 400, code: "base.fields_faulty", zh: "有 1 处要改。", en: "One fault.",
        fields: [{ pointer: "/fields/address", code: "projects.text_too_long", zh: "地址太长。", en: "Too long." }],
      }),
      { status: 400, headers: { "Content-Type": "application/problem+json" } },
    );
    showOffice("/office/projects/new", { first: ({ method }) => (method === "POST" ? refusal : undefined) });
    await screen.findByRole("heading", { level: 1, name: "申报项目" });
    typeInto("项目名称", "河边小公园");
    await chooseKind();
    fireEvent.click(screen.getByRole("button", { name: "提交申报" }));
    const address = screen.getByLabelText("地址（可选）").closest<HTMLElement>(".ant-form-item")!;
    await within(address).findByText("地址太长。");
    expect(screen.getByLabelText<HTMLInputElement>("项目名称").value).toBe("河边小公园");
    expect(screen.getByText("有 1 处要改。")).toBeTruthy();
  });

  it("asks for the name before it asks the server", async () => {
    const { requests } = showOffice("/office/projects/new");
    fireEvent.click(await screen.findByRole("button", { name: "提交申报" }));
    expect((await screen.findAllByText("请填写这一项。")).length).toBe(2);
    expect(writesOf(requests)).toEqual([]);
  });
});
