// What the browser tests share: one Chromium, pages that note everything they must not do, axe.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

export const base = (process.env.HX_URL ?? "http://127.0.0.1:8080").replace(/\/$/, "");

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const launch = () =>
  chromium.launch({
    executablePath: process.env.HX_CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
      "--disable-component-update", "--disable-sync",
    ],
  });

export const phone = { width: 390, height: 844 };
export const desk = { width: 1440, height: 900 };

/**
 * A fresh profile with one page. `faults` collects errors, refused policies and requests to other
 * hosts; a test ends by asserting that it is empty.
 */
export async function open(browser, { language = "zh-CN", theme = "light", viewport = desk, cookies = [] } = {}) {
  const context = await browser.newContext({
    viewport,
    colorScheme: theme,
    locale: language === "en" ? "en-US" : "zh-CN",
    reducedMotion: "reduce",
  });
  await context.addCookies(cookies);
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) {
      faults.push(`console: ${message.text()}`);
    }
  });
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol !== "data:" && protocol !== "blob:" && origin !== new URL(base).origin) {
      faults.push(`foreign request: ${request.url()}`);
    }
  });
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      console.error(`policy: ${event.violatedDirective} refused ${event.blockedURI || event.sourceFile}`);
    });
  });
  return { page, context, faults, close: () => context.close() };
}

/** Goes to an address of the site and waits until its content stands. */
export async function visit(page, path) {
  await page.goto(base + path);
  await page.locator("main h1, main .ant-form").first().waitFor();
  await page.waitForFunction(() => document.querySelector("main [aria-busy=true]") === null);
}

/** Violations of WCAG 2.2 AA, one line each; none is good. */
export async function violations(page) {
  // Evaluated by the debugger, which the Content-Security-Policy of the page does not concern.
  await page.evaluate(axeSource);
  const { violations: found } = await page.evaluate(() =>
    window.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }),
  );
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any }) => `${id}: ${help} at ${target.join(" ")} ${any[0]?.message ?? ""}`),
  );
}

export const json = async (path) => (await fetch(base + path)).json();
export const text = async (path) => (await fetch(base + path)).text();
