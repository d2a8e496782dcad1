// The public side in a real browser against a running server: HX_URL, by default port 8080, which
// serves the content of `huanxin demo`.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { base, desk, json, launch, open, phone, text, violations, visit } from "./browser.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** Runs with a fresh page and asserts that the page did nothing forbidden. */
const withPage = (options, body) => async (context) => {
  const { page, faults, close } = await open(browser, options);
  try {
    await body(page, context);
    assert.deepEqual(faults, []);
  } finally {
    await close();
  }
};

const someProject = async (district) =>
  (await json(`/api/v1/projects?limit=1&district=${district}`)).items[0];

describe("the programme page", () => {
  test("tells the five actions and the source, and invents no progress", withPage({}, async (page) => {
    await visit(page, "/");
    assert.equal(await page.locator("main section h3").count(), 5);
    const opening = await page.locator("main header").innerText();
    assert.match(opening, /33 件事/);
    assert.match(opening, /报纸没有公布进度/);
    assert.match(opening, /朝阳报/);
    assert.equal(await page.getByText("示范数据").filter({ hasNot: page.locator("label") }).locator("visible=true").count() > 0, true);
    assert.equal(await page.getByRole("note").filter({ hasText: "由程序生成" }).count(), 0);
  }));

  test("labels the practice district and says what is late and why", withPage({}, async (page) => {
    await visit(page, "/?district=practice");
    await page.getByRole("note").filter({ hasText: "不是真实情况" }).waitFor();
    const late = page.locator("section[aria-labelledby=late]");
    assert.match(await late.innerText(), /已经晚了 \d+ 天，原因是/);
    assert.ok((await page.locator("main [role=img]").count()) >= 10);
  }));

  test("changes district, language and filter without losing its place", withPage({}, async (page) => {
    await visit(page, "/");
    await page.getByText(/示范区/).first().click();
    await page.waitForURL(/district=practice/);
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("heading", { level: 1, name: /^Urban renewal in/ }).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
    await page.getByRole("combobox", { name: "Progress" }).click();
    await page.getByTitle("Done").click();
    await page.waitForURL(/status=met/);
    await page.reload();
    await page.getByRole("heading", { level: 1, name: /^Urban renewal in/ }).waitFor();
    assert.match(page.url(), /district=practice/);
  }));
});

describe("the letters", () => {
  /** The width of a text in ems, set as a child of the first element that fits. */
  const width = (page, selector, text) =>
    page.locator(selector).first().evaluate((parent, content) => {
      const probe = document.createElement("span");
      probe.textContent = content;
      parent.append(probe);
      const ems = probe.getBoundingClientRect().width / Number.parseFloat(getComputedStyle(probe).fontSize);
      probe.remove();
      return ems;
    }, text);

  test("have the quotation marks of the language, beside and inside the controls", withPage({ language: "en" }, async (page) => {
    await visit(page, "/");
    await page.evaluate(() => document.fonts.ready);
    for (const where of ["main p", "button.ant-btn", "h1"]) {
      assert.ok((await width(page, where, "“")) < 0.65, `a wide quotation mark in ${where}`);
    }
    assert.ok((await width(page, "header [lang=zh-CN]", "“")) > 0.95, "a narrow one in a Chinese text");
  }));

  test("are wide in Chinese", withPage({}, async (page) => {
    await visit(page, "/");
    await page.evaluate(() => document.fonts.ready);
    assert.equal(await page.evaluate(() => document.documentElement.lang), "zh-CN");
    assert.ok((await width(page, "main p", "“")) > 0.95);
  }));
});

describe("the map page", () => {
  test("draws 43 subdistricts, walks by keyboard and lists the projects of one", withPage({}, async (page) => {
    await visit(page, "/map");
    const areas = page.getByRole("option");
    await areas.first().waitFor();
    assert.equal(await areas.count(), 43);
    await areas.first().focus();
    const first = await areas.first().getAttribute("data-code");
    for (const key of ["ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp", "ArrowDown"]) await page.keyboard.press(key);
    const now = await page.evaluate(() => document.activeElement.getAttribute("data-code"));
    assert.match(now, /^110105\d{3}$/);
    assert.notEqual(now, first);
    await page.keyboard.press("Enter");
    await page.waitForURL(new RegExp(`subdistrict=${now}`));
    await page.locator("h2[lang], h2 [lang=zh-CN]").first().waitFor();
  }));

  test("marks places that are only approximate", withPage({}, async (page) => {
    await visit(page, "/map?subdistrict=110105013");
    await page.locator("circle[data-accuracy=subdistrict]").first().waitFor();
    await page.locator("[aria-live=polite] li").getByText("大致位置").first().waitFor();
  }));

  test("gives the same figures as a table", withPage({}, async (page) => {
    await visit(page, "/map?measure=population");
    assert.equal(await page.locator("main table tbody tr").count(), 43);
  }));
});

describe("the project pages", () => {
  test("find a project by a part of its name", withPage({}, async (page) => {
    await visit(page, "/projects");
    const { total } = await json("/api/v1/projects?limit=1");
    await page.getByText(`共 ${total} 个项目`).waitFor();
    await page.getByRole("searchbox").fill("劲松");
    await page.keyboard.press("Enter");
    await page.getByText("共 1 个项目").waitFor();
    await page.getByRole("link", { name: /劲松/ }).click();
    await page.getByRole("heading", { level: 1, name: /劲松/ }).waitFor();
    await page.getByText("还没有公布时间", { exact: false }).waitFor();
  }));

  test("show a timeline and lead from each change to the record", withPage({}, async (page) => {
    const late = (await json("/api/v1/projects?district=practice&late=true&limit=1")).items[0];
    await visit(page, `/projects/${late.id}?district=practice`);
    await page.getByRole("note").filter({ hasText: "不是真实情况" }).waitFor();
    assert.match(await page.locator("section[aria-labelledby=timeline]").innerText(), /原定/);
    await page.locator("section[aria-labelledby=history] a").first().click();
    await page.getByRole("heading", { name: /^第 \d+ 条$/ }).waitFor();
  }));
});

describe("the record page", () => {
  const paste = async (page, proof) => {
    await page.getByRole("textbox", { name: /证明的内容/ }).fill(proof);
    await page.getByRole("button", { name: "验证", exact: true }).click();
    await page.getByTestId("outcome").waitFor();
    return page.getByTestId("outcome");
  };
  const reason = (page) => page.getByTestId("reason").getAttribute("data-code");

  test("verifies the published head and a pasted proof", withPage({}, async (page) => {
    await visit(page, "/record");
    await page.getByText("已由您的浏览器核对无误", { exact: false }).waitFor();
    const outcome = await paste(page, await text("/api/v1/record/entries/0/proof"));
    assert.equal(await outcome.getAttribute("data-good"), "true");
    assert.match(await outcome.innerText(), /没有证明的/);
  }));

  test("verifies a dropped file without sending it anywhere", withPage({}, async (page) => {
    await visit(page, "/record");
    const proof = await text("/api/v1/record/entries/1/proof");
    await page.waitForLoadState("networkidle");
    const sent = [];
    page.on("request", (request) => sent.push(request.url()));
    await page.locator("main input[type=file]").first().setInputFiles({
      name: "proof.tlog-proof", mimeType: "text/plain", buffer: Buffer.from(proof),
    });
    await page.getByTestId("outcome").waitFor();
    assert.equal(await page.getByTestId("outcome").getAttribute("data-good"), "true");
    assert.deepEqual(sent.filter((url) => !url.includes("/assets/")), []);
  }));

  test("refuses forged proofs, each with its reason", withPage({}, async (page) => {
    await visit(page, "/record");
    const good = await text("/api/v1/record/entries/2/proof");
    const forgeries = [
      [good.replace(/^index 2$/m, "index 3"), "proof_wrong_root"],
      [good.replace(/^index 2$/m, "index 99999999"), "leaf_outside_tree"],
      [good.replace(/^(index 2\n)[^\n]+\n/m, "$1"), "proof_wrong_length"],
      [good.replace(/(\n\n[^\n]+\n)(\d+)\n/, (_, head, size) => `${head}${Number(size) + 1}\n`), "signature_bad"],
      [good.replace(/\n\u2014 .*\n/, "\n\u2014 other.test AAAAAAAA\n"), "not_signed_by_log"],
      ["not a proof", "proof_malformed"],
    ];
    for (const [forged, code] of forgeries) {
      assert.notEqual(forged, good);
      const outcome = await paste(page, forged);
      assert.equal(await outcome.getAttribute("data-good"), "false", code);
      assert.equal(await reason(page), code);
    }
  }));

  test("looks an entry up, verifies it in place and offers the files", withPage({}, async (page) => {
    await visit(page, "/record?index=1");
    await page.getByRole("heading", { name: "第 1 条" }).waitFor();
    await page.getByRole("button", { name: "在这里验证" }).click();
    await page.getByTestId("outcome").waitFor();
    assert.equal(await page.getByTestId("outcome").getAttribute("data-good"), "true");
    for (const name of ["下载证明文件", "下载签名的检查点"]) {
      const href = await page.getByRole("link", { name }).getAttribute("href");
      assert.equal((await fetch(base + href)).status, 200, href);
    }
  }));
});

describe("signing in", () => {
  test("shows a refusal in the reader's language and keeps the name", withPage({ language: "en" }, async (page) => {
    await visit(page, "/login");
    await page.getByLabel("User name").fill("nobody-here");
    await page.getByLabel("Password", { exact: true }).fill("wrong password");
    await page.getByRole("button", { name: "Sign in" }).click();
    const alert = page.getByRole("alert");
    await alert.waitFor();
    assert.match(await alert.innerText(), /Code /);
    assert.equal(await page.getByLabel("User name").inputValue(), "nobody-here");
  }));
});

describe("every public page meets WCAG 2.2 AA", () => {
  const pages = async () => [
    "/", "/?district=practice", "/map?subdistrict=110105013", "/projects",
    `/projects/${(await someProject("chaoyang")).id}`,
    `/projects/${(await json("/api/v1/projects?district=practice&late=true&limit=1")).items[0].id}?district=practice`,
    "/record?index=1&verify=1", "/login", "/setup?token=none", "/nowhere",
  ];
  for (const language of ["zh-CN", "en"]) {
    for (const theme of ["light", "dark"]) {
      for (const [size, viewport] of [["desk", desk], ["phone", phone]]) {
        test(`${language}, ${theme}, ${size}`, withPage({ language, theme, viewport }, async (page) => {
          for (const path of await pages()) {
            await visit(page, path);
            if (path.includes("verify=")) await page.getByTestId("outcome").waitFor();
            assert.deepEqual(await violations(page), [], path);
            const { scrollWidth, clientWidth } = await page.evaluate(() => ({
              scrollWidth: document.documentElement.scrollWidth,
              clientWidth: document.documentElement.clientWidth,
            }));
            assert.ok(scrollWidth <= clientWidth, `${path} is ${scrollWidth} wide in ${clientWidth}`);
          }
        }));
      }
    }
  }
});

describe("the keyboard alone", () => {
  test("skips to the content and reaches everything in order", withPage({}, async (page) => {
    await visit(page, "/");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "跳到正文");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "main");
    const seen = new Set();
    for (let step = 0; step < 12; step += 1) {
      await page.keyboard.press("Tab");
      const { tag, visible } = await page.evaluate(() => {
        const { activeElement: element } = document;
        const { outlineStyle, boxShadow } = getComputedStyle(element);
        const near = element.closest("label, .ant-segmented, .ant-select, .ant-input-affix-wrapper") ?? element;
        const shown = getComputedStyle(near);
        return {
          tag: element.outerHTML.slice(0, 200),
          visible: [outlineStyle, shown.outlineStyle].some((style) => style !== "none") ||
            [boxShadow, shown.boxShadow].some((shadow) => shadow !== "none"),
        };
      });
      assert.ok(visible, `no focus shown on ${tag}`);
      seen.add(tag);
    }
    assert.ok(seen.size >= 10, "the focus goes round in a small circle");
  }));
});

describe("the first screen", () => {
  test("stands in a cold browser without a fault, and tells how fast", async (context) => {
    const times = [];
    for (let run = 0; run < 3; run += 1) {
      const cold = await launch();
      const { page, faults } = await open(cold);
      const start = performance.now();
      await page.goto(base, { waitUntil: "commit" });
      await page.locator("main section h3").first().waitFor();
      times.push(performance.now() - start);
      assert.deepEqual(faults, []);
      await cold.close();
    }
    context.diagnostic(`cold first screen: ${times.map((time) => `${time.toFixed(0)} ms`).join(", ")}`);
    // How fast it must be is measured by bench/screen.mjs, on a machine that does nothing else.
    assert.equal(times.length, 3);
  });

  test("comes with a policy that allows no inline script or style", async () => {
    const policy = (await fetch(base)).headers.get("content-security-policy") ?? "";
    assert.match(policy, /default-src 'self'/);
    assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval|https?:|\*/);
  });

  test("keeps the choice of light or dark, before the first paint", withPage({}, async (page) => {
    await visit(page, "/");
    await page.getByRole("button", { name: /切换明暗/ }).click();
    await page.getByRole("button", { name: /切换明暗（现为浅色）/ }).click();
    await page.reload({ waitUntil: "commit" });
    await page.waitForFunction(() => document.documentElement.dataset.theme === "dark");
    await page.locator("main h1").waitFor();
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgb(18, 22, 21)");
  }));
});
