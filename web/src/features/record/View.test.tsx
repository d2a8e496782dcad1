import { fireEvent, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { openingOf } from "@mock/log";
import { smallWorld, testEntries, testLog } from "@mock/world";
import { show } from "@/test/render";

const log = testLog();
const good = log.proof(2, openingOf(log.entries[2]!, testEntries[2]!, 2));

async function paste(text: string) {
  fireEvent.change(await screen.findByRole("textbox", { name: /证明的内容/ }), { target: { value: text } });
  fireEvent.click(screen.getByRole("button", { name: /^验\s?证$/ }));
  return screen.findByTestId("outcome");
}

describe("the record page", () => {
  it("accepts a good proof and says what it proves and what not", async () => {
    show("/record");
    const outcome = await paste(good);
    expect(outcome.dataset.good).toBe("true");
    expect(outcome.textContent).toContain("共 5 条的记录里，第 2 条就是它");
    expect(within(outcome).getByText("没有证明的")).toBeTruthy();
    expect(outcome.textContent).toContain("所记的内容是不是事实");
  });

  it("refuses a forged proof with the exact reason", async () => {
    show("/record");
    const outcome = await paste(good.replace("index 2", "index 1"));
    expect(outcome.dataset.good).toBe("false");
    expect(within(outcome).getByTestId("reason").dataset.code).toBe("proof_wrong_root");
    expect(outcome.textContent).toContain("算出来的树根与签名的树根不同");
  });

  it("asks the server for nothing when the proof is complete", async () => {
    const { requests } = show("/record");
    await screen.findByRole("textbox", { name: /证明的内容/ });
    const before = requests.length;
    await paste(good);
    expect(requests.length).toBe(before);
  });

  it("takes the proof of an entry from the address, and the entry from the server", async () => {
    show("/record?verify=3");
    const outcome = await screen.findByTestId("outcome");
    expect(outcome.dataset.good).toBe("true");
    expect(outcome.textContent).toContain("向服务器要来的");
  });

  it("says why a proof from the address cannot be had", async () => {
    show("/record?verify=77");
    expect((await screen.findByRole("alert")).textContent).toContain("没有找到");
  });

  it("looks up by index and by handle, and refuses what is neither", async () => {
    const { router } = show("/record");
    const field = await screen.findByRole("textbox", { name: /序号/ });
    fireEvent.change(field, { target: { value: "abc" } });
    fireEvent.submit(field.closest("form")!);
    expect((await screen.findByRole("alert")).textContent).toContain("请输入序号");
    const { handle } = JSON.parse(log.entries[4]!) as { handle: string };
    fireEvent.change(field, { target: { value: handle } });
    fireEvent.submit(field.closest("form")!);
    expect(await screen.findByRole("heading", { name: "第 4 条" })).toBeTruthy();
    expect(router.state.location.search).toBe(`?handle=${handle}`);
  });

  it("checks the signature of the published head", async () => {
    show("/record");
    expect(await screen.findByText(/已由您的浏览器核对无误/)).toBeTruthy();
  });

  it("warns when the head does not match its signature", async () => {
    const world = smallWorld();
    show("/record", { world: { ...world, log: { ...world.log, root: log.root.replace(/^./, "Z") } } });
    expect(await screen.findByText(/请不要相信下面的数字/)).toBeTruthy();
  });
});
