import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { problem } from "@mock/handlers";
import { officeWorld } from "@mock/office";
import { showOffice, writesOf } from "@/test/office";

const dialog = () => screen.findByRole("dialog");
const press = (name: string | RegExp, where?: HTMLElement) => {
  fireEvent.click((where ? within(where) : screen).getByRole("button", { name }));
};
const type = (where: HTMLElement, label: string, value: string) => {
  fireEvent.change(within(where).getByLabelText(label), { target: { value } });
};

describe("the state of a project", () => {
  it("tells what is missing for a step instead of offering it", async () => {
    showOffice("/office/projects/p1");
    const step = await screen.findByRole<HTMLButtonElement>("button", { name: "转入实施库" });
    expect(step.disabled).toBe(true);
    expect(document.getElementById(step.getAttribute("aria-describedby") ?? "")?.textContent).toContain("实施主体");
  });

  it("is moved with a reason, under the version that was read", async () => {
    const { requests } = showOffice("/office/projects/p1");
    fireEvent.click(await screen.findByRole("button", { name: "暂停" }));
    const asking = await dialog();
    press("暂停", asking);
    await within(asking).findByText("请写明理由，让有关的人知道原因。");
    type(asking, "理由", "资金调整");
    press("暂停", asking);
    await screen.findByText("已暂停");
    const write = writesOf(requests).at(-1)!;
    expect(await write.json()).toEqual({ to: "suspended", reason: "资金调整" });
    expect(write.headers.get("If-Match")).toBe('"1"');
    expect(await screen.findByRole("button", { name: "恢复" })).toBeTruthy();
  });
});

describe("a step that is not one's own to make", () => {
  it("is not offered where the server says so beforehand", async () => {
    const world = officeWorld();
    world.projects[0] = {
      ...world.projects[0]!,
      next_states: [
        { to: "implementation", allowed: true, permitted: false },
        { to: "suspended", allowed: true, permitted: true },
      ],
    };
    showOffice("/office/projects/p1", { world });
    await screen.findByRole("button", { name: "暂停" });
    expect(screen.queryByRole("button", { name: "转入实施库" })).toBeNull();
  });

  it("says so, cannot be sent again, and is not offered any more", async () => {
    const sentence = "您的角色（审查人员）不能把项目转为“已暂停”；请由有权限的同事办理。";
    showOffice("/office/projects/p1", {
      first: ({ method }) => (method === "POST" ? problem(403, "app.move_not_allowed", sentence, "Not yours.") : undefined),
    });
    fireEvent.click(await screen.findByRole("button", { name: "暂停" }));
    const asking = await dialog();
    type(asking, "理由", "资金调整");
    press("暂停", asking);
    await within(asking).findByText(sentence);
    expect(within(asking).getByRole<HTMLButtonElement>("button", { name: "暂停" }).disabled).toBe(true);
    press("取消", asking);
    const step = await screen.findByRole<HTMLButtonElement>("button", { name: "暂停" });
    expect(step.disabled).toBe(true);
    expect(document.getElementById(step.getAttribute("aria-describedby") ?? "")?.textContent).toBe(sentence);
  });
});

describe("the facts of a project", () => {
  it("send only what was changed", async () => {
    const world = officeWorld();
    world.projects[1] = { ...world.projects[1]!, fields: { name: "项目p2", subtype: "public_service_facility", address: "旧地址", implementer: "示范实施单位" } };
    const { requests } = showOffice("/office/projects/p2", { world });
    fireEvent.click(await screen.findByRole("button", { name: /修改资料/ }));
    const form = await dialog();
    type(form, "地址（可选）", "甲街 1 号");
    type(form, "实施主体（可选）", "");
    press("保存", form);
    await screen.findByText("资料已修改");
    expect(await writesOf(requests).at(-1)!.json()).toEqual({ address: "甲街 1 号", implementer: null });
  });

  it("keep what was typed when somebody else was faster, and show both", async () => {
    const world = officeWorld();
    const named = { name: "项目p2", subtype: "public_service_facility" };
    world.projects[1] = { ...world.projects[1]!, fields: { ...named, address: "旧地址" } };
    const { requests } = showOffice("/office/projects/p2", { world });
    fireEvent.click(await screen.findByRole("button", { name: /修改资料/ }));
    const form = await dialog();
    type(form, "地址（可选）", "我的地址");
    world.projects[1] = { ...world.projects[1], version: 2, fields: { ...named, address: "他们的地址", alias: "别名" } };
    press("保存", form);
    await within(form).findByText("您打开之后，有人改动过这里的内容");
    press("换成最新版本", form);
    await within(form).findByText(/别人改成了/);
    expect(within(form).getByLabelText<HTMLInputElement>("地址（可选）").value).toBe("我的地址");
    expect(within(form).getByLabelText<HTMLInputElement>("别名（可选）").value).toBe("别名");
    press("保存", form);
    await screen.findByText("资料已修改");
    const write = writesOf(requests).at(-1)!;
    expect(await write.json()).toEqual({ address: "我的地址" });
    expect(write.headers.get("If-Match")).toBe('"2"');
  });
});

describe("a milestone", () => {
  it("is added with its dates and shows at once", async () => {
    const { requests } = showOffice("/office/projects/p1");
    fireEvent.click(await screen.findByRole("button", { name: /增加节点/ }));
    const form = await dialog();
    fireEvent.mouseDown(within(form).getByLabelText("节点"));
    fireEvent.click(await screen.findByTitle("开工"));
    press("增加节点", form);
    await within(form).findByText("原定日期和预计日期至少填一个。");
    fireEvent.change(form.querySelector("#baseline")!, { target: { value: "2024-09-01" } });
    press("增加节点", form);
    await screen.findByText("节点已增加");
    expect(await writesOf(requests).at(-1)!.json()).toEqual({ kind: "start", baseline: "2024-09-01" });
    await screen.findByRole("rowheader", { name: "开工" });
  });
});

describe("a claim", () => {
  it("needs evidence that is stored, and names it by its digest", async () => {
    const { requests } = showOffice("/office/projects/p1");
    fireEvent.click(await screen.findByRole("button", { name: "申报完成" }));
    const form = await dialog();
    const submit = within(form).getByRole<HTMLButtonElement>("button", { name: "申报完成" });
    expect(submit.disabled).toBe(true);
    fireEvent.change(form.querySelector("input[type=file]")!, { target: { files: [new File(["abc"], "验收单.pdf")] } });
    await within(form).findByText(/SHA-256/);
    fireEvent.change(form.querySelector("#reached_on")!, { target: { value: "2024-05-01" } });
    fireEvent.click(submit);
    await screen.findByText("已申报，等待核验");
    const [upload, claim] = writesOf(requests);
    expect(new URL(upload!.url).searchParams.get("name")).toBe("验收单.pdf");
    expect(upload!.headers.get("X-CSRF-Token")).toBe("token");
    expect(await claim!.json()).toEqual({
      quantity: 2,
      reached_on: "2024-05-01",
      evidence: [{ sha256: "c".repeat(64), title: "验收单.pdf" }],
    });
    expect((await screen.findAllByText("您申报的，由同事核验")).length).toBeGreaterThan(0);
  });
});

describe("a write whose answer is lost", () => {
  it("is sent again under the same key, and after a refusal under a new one", async () => {
    let failures = 2;
    const keys: (string | null)[] = [];
    showOffice("/office/projects/p1", {
      first: (request) => {
        if (request.method !== "POST") return undefined;
        keys.push(request.headers.get("Idempotency-Key"));
        failures -= 1;
        if (failures === 1) return new Response("{}", { status: 502 });
        if (failures === 0)
          return new Response(JSON.stringify({ code: "x", zh: "不行", en: "no", status: 409 }), { status: 409 });
        return undefined;
      },
    });
    fireEvent.click(await screen.findByRole("button", { name: "暂停" }));
    const form = await dialog();
    type(form, "理由", "资金调整");
    press("暂停", form);
    await within(form).findByText(/服务器的答复无法识别/);
    press("暂停", form);
    await within(form).findByText("不行");
    press("暂停", form);
    await waitFor(() => {
      expect(keys).toHaveLength(3);
    });
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[1]);
  });
});
