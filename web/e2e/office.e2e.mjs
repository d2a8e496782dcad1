// The office in a real browser against a running server: HX_URL, by default port 8080, which serves
// `huanxin demo`; HX_ACCOUNTS names a JSON file with its practice accounts: {role: {name, password}}.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { base, desk, launch, open, phone, violations, visit } from "./browser.mjs";

const accounts = process.env.HX_ACCOUNTS ? JSON.parse(readFileSync(process.env.HX_ACCOUNTS, "utf8")) : null;
const skip = accounts === null && "HX_ACCOUNTS names no file with practice accounts";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const signedIn = new Map();

/** Signs in once a role; every later page of that role begins with its cookies. */
async function cookiesOf(role) {
  const known = signedIn.get(role);
  if (known) return known;
  const { page, context, close } = await open(browser);
  await visit(page, "/login");
  await page.getByLabel("用户名").fill(accounts[role].name);
  await page.getByLabel("密码").fill(accounts[role].password);
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await page.waitForURL(/\/office\/today/);
  const cookies = await context.cookies();
  await close();
  signedIn.set(role, cookies);
  return cookies;
}

/** Runs with a page on which that role is signed in, and asserts that it did nothing forbidden. */
const as = (role, body, options = {}) => async () => {
  const { page, faults, close } = await open(browser, { ...options, cookies: await cookiesOf(role) });
  try {
    await body(page);
    assert.deepEqual(faults, []);
  } finally {
    await close();
  }
};

/** Asks the server as the person on the page. */
const ask = (page, path) =>
  page.evaluate(async (address) => (await fetch(address)).json(), path);

const dialog = (page) => page.getByRole("dialog");
const said = (page, text) => page.locator(".ant-notification-notice").filter({ hasText: text }).first().waitFor();

async function choose(page, where, label, option) {
  await where.getByLabel(label, { exact: true }).click();
  await page.locator(".ant-select-dropdown:visible .ant-select-item-option").filter({ hasText: option }).first().click();
}

// What one test makes, the next goes on with: a project on its way from plan to verified.
const story = { project: "", item: "", name: `浏览器测试项目 ${Date.now()}` };

describe("the office", { skip }, () => {
  test("sends whoever is not signed in to the sign-in and back", async () => {
    const { page, close } = await open(browser);
    await page.goto(`${base}/office/projects?late=true`);
    await page.waitForURL(/\/login\?return=/);
    await page.getByLabel("用户名").fill(accounts.manager.name);
    await page.getByLabel("密码").fill(accounts.manager.password);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/office\/projects\?late=true/);
    assert.equal(await page.getByRole("checkbox", { name: "只看延误的" }).isChecked(), true);
    await close();
  });

  test("keeps filters and order in the address, pages and exports", as("manager", async (page) => {
    await visit(page, "/office/projects");
    const total = (await ask(page, "/api/v1/projects?limit=1")).total;
    await page.getByText(`共 ${total} 个项目`).waitFor();
    await page.getByRole("button", { name: "显示更多" }).click();
    await page.waitForFunction((count) => document.querySelectorAll("main tbody tr").length === count, Math.min(total, 100));
    await choose(page, page.locator("main"), "状态", "施工中");
    await page.waitForURL(/state=construction/);
    await page.keyboard.press("Escape");
    const { total: fitting } = await ask(page, "/api/v1/projects?state=construction&limit=1");
    await page.getByText(`共 ${fitting} 个项目`).waitFor();
    await page.getByRole("button", { name: "项目", exact: true }).click();
    await page.waitForURL(/sort=name/);
    await page.reload();
    await page.getByRole("columnheader", { name: "项目" }).and(page.locator("[aria-sort=ascending]")).waitFor();
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: /下载表格/ }).click()]);
    const csv = readFileSync(await download.path(), "utf8");
    assert.equal(csv.trim().split("\n").length, fitting + 1);
  }));

  test("declares a project; what the server refuses stands beside its field", as("manager", async (page) => {
    await visit(page, "/office/projects/new");
    await page.getByLabel("项目名称").fill(story.name);
    await choose(page, page.locator("main"), "更新类型", "公共空间");
    await page.getByLabel(/^经度/).fill("116.4");
    await page.getByRole("button", { name: "提交申报" }).click();
    await page.locator(".ant-form-item-explain-error").first().waitFor();
    assert.equal(await page.getByLabel("项目名称").inputValue(), story.name);
    await page.getByLabel(/^经度/).fill("");
    await choose(page, page.locator("main"), "街道或地区（可选）", "示范一街道");
    await page.getByLabel(/^实施主体（/).fill("示范单位");
    await page.getByRole("button", { name: "提交申报" }).click();
    await page.waitForURL(/\/office\/projects\/(?!new)/);
    await page.getByRole("heading", { level: 1, name: story.name }).waitFor();
    story.project = new URL(page.url()).pathname.split("/").at(-1);
  }));

  test("confirms it, adds a milestone and a contribution, each with its line in the record", as("manager", async (page) => {
    await visit(page, `/office/projects/${story.project}`);
    await page.getByRole("button", { name: "确认为储备项目" }).click();
    await dialog(page).getByRole("button", { name: "确认为储备项目" }).click();
    await said(page, "已确认为储备项目");
    await page.getByRole("button", { name: "增加节点" }).click();
    await choose(page, dialog(page), "节点", "开工");
    await dialog(page).getByLabel(/^原定/).fill("2026-03-01");
    await dialog(page).getByRole("button", { name: "增加节点" }).click();
    await said(page, "节点已增加");
    await page.getByRole("rowheader", { name: /开工/ }).waitFor();

    const programme = await ask(page, "/api/v1/programme");
    const item = programme.actions.flatMap(({ items }) => items).find(({ code }) => code === "A2-03");
    story.item = item.id;
    await page.getByRole("button", { name: "安排贡献" }).click();
    await dialog(page).getByLabel("目标", { exact: true }).fill(item.code);
    await page.keyboard.press("Enter");
    await dialog(page).getByLabel("安排数量").fill("1");
    await dialog(page).getByRole("button", { name: "安排贡献" }).click();
    await said(page, "贡献已安排");
    await page.locator(".ant-notification-notice a").first().waitFor();
    await page.locator("section[aria-labelledby=contributions]").getByText("已安排 1").waitFor();
  }));

  test("claims it with two uploaded files and does not let the claimant verify", as("manager", async (page) => {
    await visit(page, `/office/projects/${story.project}`);
    await page.getByRole("button", { name: "申报完成" }).click();
    const submit = dialog(page).getByRole("button", { name: "申报完成" });
    assert.equal(await submit.isDisabled(), true);
    await dialog(page).locator("input[type=file]").setInputFiles([
      { name: "验收单.txt", mimeType: "text/plain", buffer: Buffer.from(`验收 ${story.name}`) },
      { name: "照片.bin", mimeType: "application/octet-stream", buffer: Buffer.alloc(300_000, story.name) },
    ]);
    await dialog(page).getByText("2 份材料已上传").waitFor();
    assert.equal(await dialog(page).getByText(/SHA-256 [0-9a-f]{8}/).count(), 2);
    await dialog(page).getByLabel("达成日期").fill(new Date().toISOString().slice(0, 10));
    await submit.click();
    await said(page, "已申报");
    await page.getByText("您申报的，由同事核验").waitFor();
    const { items } = await ask(page, `/api/v1/contributions?status=claimed&project=${story.project}`);
    await visit(page, `/office/verification?claim=${items[0].id}`);
    await page.getByText("这是您自己申报的，不能由您核验").waitFor();
    assert.equal(await page.getByRole("button", { name: "核验通过" }).count(), 0);
  }));

  test("shows a second person the evidence, verifies, and the target rises", as("reviewer", async (page) => {
    const verified = async () => (await ask(page, `/api/v1/items/${story.item}`)).rollup.verified;
    await visit(page, "/office/verification");
    const earlier = await verified();
    await page.getByRole("link", { name: new RegExp(story.name) }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "验收单.txt" }).click(),
    ]);
    assert.equal(readFileSync(await download.path(), "utf8"), `验收 ${story.name}`);
    await page.getByRole("button", { name: "核验通过" }).click();
    await dialog(page).getByRole("button", { name: "核验通过" }).click();
    await said(page, "已核验通过");
    assert.equal(await verified(), earlier + 1);
    await visit(page, `/office/targets?item=${story.item}`);
    const row = dialog(page).getByRole("row").filter({ hasText: story.name });
    await row.getByText("已核验").waitFor();
  }));

  test("sends a stale change back without losing what was typed", as("manager", async (page) => {
    await visit(page, `/office/projects/${story.project}`);
    await page.getByRole("button", { name: "修改资料" }).click();
    await dialog(page).getByLabel(/^地址/).fill("我写的地址");
    await page.evaluate(async (id) => {
      const { csrf_token: token } = await (await fetch("/api/v1/session")).json();
      await fetch(`/api/v1/projects/${id}`, {
        method: "PATCH",
        headers: { "Content-Type": "application/json", "X-CSRF-Token": token },
        body: JSON.stringify({ address: "别人写的地址" }),
      });
    }, story.project);
    await dialog(page).getByRole("button", { name: "换成最新版本" }).click();
    await dialog(page).getByText(/别人改成了.*别人写的地址/).waitFor();
    assert.equal(await dialog(page).getByLabel(/^地址/).inputValue(), "我写的地址");
    await dialog(page).getByRole("button", { name: "保存" }).click();
    await said(page, "资料已修改");
    const history = page.locator("section[aria-labelledby=history]");
    await history.getByText("我写的地址").first().waitFor();
    await history.getByRole("link", { name: /存证第 \d+ 条/ }).first().click();
    await page.waitForURL(/\/record\?.*index=\d+/);
  }));

  test("hears of changes made elsewhere", as("manager", async (page) => {
    await visit(page, `/office/projects/${story.project}`);
    const elsewhere = await open(browser, { cookies: await cookiesOf("manager") });
    await visit(elsewhere.page, `/office/projects/${story.project}`);
    await elsewhere.page.getByRole("button", { name: "暂停" }).click();
    await dialog(elsewhere.page).getByLabel("理由").fill("测试暂停");
    await dialog(elsewhere.page).getByRole("button", { name: "暂停" }).click();
    await said(elsewhere.page, "已暂停");
    await page.getByRole("button", { name: "恢复" }).waitFor();
    await page.getByRole("button", { name: "恢复" }).click();
    await dialog(page).getByRole("button", { name: "恢复" }).click();
    await said(page, "已恢复");
    await elsewhere.close();
  }));

  test("lets the public page of a project follow without a reload", as("manager", async (page) => {
    const outside = await open(browser);
    await visit(outside.page, `/projects/${story.project}`);
    const state = outside.page.locator("main header").getByText("已暂停");
    assert.equal(await state.count(), 0);
    await visit(page, `/office/projects/${story.project}`);
    await page.getByRole("button", { name: "暂停" }).click();
    await dialog(page).getByLabel("理由").fill("测试公开页面");
    await dialog(page).getByRole("button", { name: "暂停" }).click();
    await said(page, "已暂停");
    await state.waitFor();
    assert.match(await outside.page.locator("section[aria-labelledby=contributions]").innerText(), /佐证材料：.*验收单\.txt/);
    assert.deepEqual(outside.faults, []);
    await outside.close();
  }));

  test("lets an administrator make an account, whose link sets a password once", as("admin", async (page) => {
    const name = `test-${Date.now()}`;
    await visit(page, "/office/accounts");
    await page.getByRole("button", { name: "新建账号" }).click();
    await dialog(page).getByLabel("用户名").fill(name);
    await choose(page, dialog(page), "角色", "审查人员");
    await dialog(page).getByRole("button", { name: "新建账号" }).click();
    const link = await page.getByTestId("one-time-link").inputValue();
    assert.ok(link.startsWith(`${base}/setup?token=`));
    await page.getByRole("button", { name: "我已经保存好了" }).click();
    await page.getByRole("row").filter({ hasText: name }).getByText("待设密码").waitFor();

    const newcomer = await open(browser);
    await newcomer.page.goto(link);
    const password = "七 盏灯 过河 向北";
    await newcomer.page.getByLabel("新密码", { exact: true }).fill(password);
    await newcomer.page.getByLabel("再输一遍").fill(password);
    await newcomer.page.keyboard.press("Enter");
    await newcomer.page.waitForURL(/\/office/);
    await newcomer.page.getByRole("link", { name: "核验", exact: true }).waitFor();
    assert.equal(await newcomer.page.getByRole("link", { name: "账号", exact: true }).count(), 0);
    await newcomer.close();

    await page.getByRole("button", { name: `停用${name}` }).click();
    await dialog(page).getByRole("button", { name: "停用" }).click();
    await said(page, "已停用");
  }));

  test("tells roles apart: a page by its address says who may", as("clerk", async (page) => {
    await visit(page, "/office/today");
    assert.equal(await page.getByRole("link", { name: "账号", exact: true }).count(), 0);
    await page.goto(`${base}/office/accounts`);
    await page.getByText("您的角色用不到这一页").waitFor();
  }));
});

const pages = ["today", "projects", "projects/new", "targets", "verification", "periods", "groups", "account"];
const looks = [
  { language: "zh-CN", theme: "light", viewport: desk },
  { language: "en", theme: "dark", viewport: phone },
];

describe("every page of the office", { skip }, () => {
  for (const look of looks) {
    const options = look;
    test(`meets WCAG 2.2 AA in ${look.language}, ${look.theme}, ${look.viewport.width} px`, as("manager", async (page) => {
      await dress(page, look);
      const { items } = await ask(await ready(page), "/api/v1/projects?late=true&limit=1");
      for (const path of [...pages, `projects/${items[0].id}`]) {
        await visit(page, `/office/${path}`);
        assert.deepEqual(await violations(page), [], path);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth), false, `${path} scrolls sideways`);
      }
    }, options));

    test(`as does the page of the accounts in ${look.language}, ${look.theme}, ${look.viewport.width} px`, as("admin", async (page) => {
      await dress(page, look);
      await visit(page, "/office/accounts");
      assert.deepEqual(await violations(page), []);
      await page.getByRole("button", { name: /新建账号|New account/ }).click();
      await dialog(page).waitFor();
      assert.deepEqual(await violations(page), []);
    }, options));

    test(`and its dialogs in ${look.language}, ${look.theme}, ${look.viewport.width} px`, as("manager", async (page) => {
      await dress(page, look);
      const { items } = await ask(await ready(page), "/api/v1/projects?state=construction&limit=1");
      for (const button of [/修改资料|Change facts/, /增加节点|Add a milestone/, /安排贡献|Plan a contribution/, /暂停|Suspend/]) {
        await visit(page, `/office/projects/${items[0].id}`);
        await page.getByRole("button", { name: button }).first().click();
        await dialog(page).waitFor();
        assert.deepEqual(await violations(page), [], String(button));
        await page.keyboard.press("Escape");
        await dialog(page).waitFor({ state: "detached" });
        const back = await page.evaluate(() => document.activeElement.textContent);
        assert.match(back, button, "the focus returns to what opened the dialog");
      }
    }, options));
  }
});

describe("the page of a project", { skip }, () => {
  test("keeps its tables within their columns on a small desk, in English", as("manager", async (page) => {
    await dress(page, { language: "en", theme: "light" });
    const { items } = await ask(await ready(page), "/api/v1/projects?late=true&limit=1");
    await visit(page, `/office/projects/${items[0].id}`);
    await page.getByRole("table").first().waitFor();
    const over = await page.locator("main section table").evaluateAll((tables) =>
      tables.map((table) => table.getBoundingClientRect().right - table.closest("section").getBoundingClientRect().right));
    assert.ok(over.length > 0 && over.every((width) => width < 1), String(over));
  }, { viewport: { width: 1280, height: 800 } }));
});

/** Chooses language and theme before the page begins. */
const dress = (page, { language, theme }) =>
  page.addInitScript(([words, colours]) => {
    localStorage.setItem("hx.language", words);
    localStorage.setItem("hx.theme", colours);
  }, [language, theme]);

/** A page that stands on the site, so that it may ask the server. */
async function ready(page) {
  await visit(page, "/office/today");
  return page;
}
