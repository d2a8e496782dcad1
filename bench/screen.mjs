// The first screen, cold: a new browser with a new profile opens the site on loopback.
//
// Measured from the start of the navigation until a frame shows the programme with the names of all
// its actions; the bytes are those that the browser received for it.
//
// The answer first: the names and their number come from the API, every script and style sheet
// came compressed, and inflates to the file that the browser ran.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { gunzipSync } from "node:zlib";
import { demo, serve } from "../tests/journeys/support.mjs";
import { figure, median, report, SMOKE, withFolder } from "./lib_measure.mjs";

const { chromium } = createRequire(new URL("../web/package.json", import.meta.url))("playwright-core");
const RUNS = SMOKE ? 1 : 5;
const GOAL_MS = 1500;
const GOAL_KB = 350;

const launch = () =>
  chromium.launch({
    executablePath: process.env.HX_CHROMIUM ?? "/usr/bin/chromium",
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
  });

// Runs in the page: milliseconds from the start of the navigation to the frame that shows all names.
function waitForNames(names) {
  return new Promise((resolve) => {
    const look = () => {
      const shown = [...document.querySelectorAll("main h3")]
        .filter((heading) => heading.getClientRects().length > 0)
        .map((heading) => heading.textContent.trim());
      if (names.every((name) => shown.includes(name))) requestAnimationFrame(() => resolve(performance.now()));
      else requestAnimationFrame(look);
    };
    look();
  });
}

// Runs in the page: what was fetched, with the bytes that came over the line.
const fetched = () =>
  performance.getEntriesByType("resource").map(({ name, encodedBodySize }) => ({ url: name, bytes: encodedBodySize }));

async function openOnce(url, names) {
  const browser = await launch();
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "zh-CN" });
    const page = await context.newPage();
    await page.goto(url, { waitUntil: "commit" });
    const ms = await page.evaluate(waitForNames, names);
    return { ms, files: (await page.evaluate(fetched)).filter(({ url }) => /\.(js|css)$/.test(url)) };
  } finally {
    await browser.close();
  }
}

// The bytes as the browser counted them are those of the server's gzip of the same file.
async function prove(files) {
  const { get } = await import("node:http");
  const load = (url, encoding) =>
    new Promise((resolve, reject) =>
      get(url, { headers: { "Accept-Encoding": encoding } }, async (response) => {
        const pieces = await response.toArray();
        resolve({ encoding: response.headers["content-encoding"], bytes: Buffer.concat(pieces) });
      }).on("error", reject),
    );
  for (const { url, bytes } of files) {
    const packed = await load(url, "gzip");
    if (packed.encoding === undefined) continue; // too small to gain by it
    assert.equal(packed.bytes.length, bytes, url);
    assert.ok(gunzipSync(packed.bytes).equals((await load(url, "identity")).bytes), url);
  }
}

// What the page itself names: its script, the parts that it needs at once, its style sheets.
async function mainFiles(url, files) {
  const html = await (await fetch(url)).text();
  const named = [...html.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map(([, path]) => new URL(path, url).href);
  assert.ok(named.length > 0);
  return files.filter((file) => named.includes(file.url));
}

const kilobytes = (files) => files.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;

await withFolder("screen", async (dir) => {
  await demo(dir);
  const server = await serve(dir);
  try {
    const programme = await (await fetch(`${server.url}/api/v1/programme?district=chaoyang&year=2024`)).json();
    const names = programme.actions.map((action) => action.name_zh);
    assert.equal(names.length, 5);
    const opened = [];
    for (let run = 0; run < RUNS; ++run) opened.push(await openOnce(server.url, names));
    const { files } = opened[0];
    await prove(files);
    const main = await mainFiles(server.url, files);
    await report([
      figure("cold_first_screen", median(opened.map(({ ms }) => ms)), "ms", { goal: GOAL_MS, runs: RUNS }),
      figure("cold_first_screen_slowest", Math.max(...opened.map(({ ms }) => ms)), "ms", { goal: GOAL_MS, runs: RUNS }),
      figure("main_bundle_gzip", kilobytes(main), "kB", { goal: GOAL_KB }),
      figure("first_screen_js_and_css_gzip", kilobytes(files), "kB", { goal: GOAL_KB }),
    ]);
  } finally {
    await server.kill();
  }
});
