// The library of a large district: 100,000 projects, one million events.
//
// Generates it once into build/bench/scale-PROJECTS, then measures how long the server takes until
// it is ready, how long lists, filters, searches and deep pages take over HTTP, and `huanxin check`.
//
// The answer first: totals and pages of every query are counted once more by brute force over all
// rows, a walk through all pages finds every project once and in order, and the record checks clean.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { huanxin, serve } from "../tests/journeys/support.mjs";
import { Client, figure, median, PLACE, quantile, report, SMOKE, sqlite } from "./lib_measure.mjs";
import { Library, mixedQueries } from "./lib_library.mjs";

const PROJECTS = SMOKE ? 1000 : Number(process.env.HX_BENCH_PROJECTS ?? 100_000);
const REQUESTS = SMOKE ? 200 : 4000;
const DIR = join(PLACE, `scale-${PROJECTS}`);
const ENV = { HX_REQUESTS_PER_SECOND_MAX: "1000000" };

async function generate() {
  if (existsSync(join(DIR, "huanxin.db"))) return;
  const making = `${DIR}-making`;
  await rm(making, { recursive: true, force: true });
  const begun = performance.now();
  const made = await huanxin("demo", "--no-serve", "--json", "--projects", String(PROJECTS), "--dir", making);
  assert.equal(made.code, 0, made.err);
  console.error(`generated in ${Math.round((performance.now() - begun) / 1000)} s`);
  await rename(making, DIR);
}

async function startTimes() {
  const times = [];
  for (let run = 0; run < 5; ++run) {
    const begun = performance.now();
    const server = await serve(DIR, { env: ENV });
    const ready = await fetch(`${server.url}/readyz`);
    times.push(performance.now() - begun);
    assert.equal(ready.status, 200);
    await server.kill();
  }
  return times;
}

const address = (query) => `/api/v1/projects?${new URLSearchParams({ district: "generated", ...query })}`;

function prove(library, query, page) {
  const expected = library.find(query);
  assert.equal(page.total, expected.length, `total of ${JSON.stringify(query)}`);
  const ids = expected.slice(0, Number(query.limit ?? 50)).map((project) => project.id);
  assert.deepEqual(page.items.map((item) => item.id), ids, `page of ${JSON.stringify(query)}`);
}

// Every project once, in order; keeps the cursors of deep places.
async function walk(client, library, sort) {
  const expected = library.find({ sort });
  const cursors = [];
  let at = 0;
  for (let cursor = ""; cursor !== null; ) {
    const { json } = await client.json(address({ sort, limit: 200, ...(cursor && { cursor }) }));
    for (const item of json.items) assert.equal(item.id, expected[at++].id, `place ${at} by ${sort}`);
    cursor = json.next ?? null;
    if (cursor) cursors.push({ cursor, at });
  }
  assert.equal(at, expected.length);
  return { sort, cursors, expected };
}

async function measure(client, library) {
  const walks = [await walk(client, library, "library_no"), await walk(client, library, "-updated")];
  const queries = mixedQueries(library, REQUESTS / 5);
  for (const { query } of queries) prove(library, query, (await client.json(address(query))).json);
  const times = new Map();
  const note = (kind, ms) => {
    if (!times.has(kind)) times.set(kind, []);
    times.get(kind).push(ms);
  };
  for (let i = 0; i < REQUESTS; ++i) {
    if (i % 5 === 4) {
      const { sort, cursors, expected } = walks[i % 2];
      const { cursor, at } = cursors[(i * 7919) % cursors.length];
      const { ms, json } = await client.json(address({ sort, cursor }));
      assert.equal(json.items[0].id, expected[at].id);
      note("deep_page", ms);
    } else {
      const { kind, query } = queries[(i * 31) % queries.length];
      note(kind, (await client.json(address(query))).ms);
    }
  }
  return times;
}

async function timedCheck() {
  const begun = performance.now();
  const check = await huanxin("check", "--json", "--dir", DIR);
  const seconds = (performance.now() - begun) / 1000;
  assert.equal(check.code, 0, check.out + check.err);
  return { seconds, events: JSON.parse(check.out).events };
}

async function queryTimes() {
  const file = join(DIR, "huanxin.db");
  const library = new Library(await sqlite(file, Library.rows), await sqlite(file, Library.contributions));
  const server = await serve(DIR, { env: ENV });
  const client = new Client(server.url);
  try {
    return await measure(client, library);
  } finally {
    client.close();
    await server.kill();
  }
}

await generate();
const starts = await startTimes();
const times = await queryTimes();
const check = await timedCheck();

const all = [...times.values()].flat();
const rows = [
  figure("events", check.events, "events"),
  figure("start_to_ready", median(starts), "ms", { goal: 2000, runs: starts.length }),
  figure("queries_p50", quantile(all, 0.5), "ms", { runs: all.length }),
  figure("queries_p99", quantile(all, 0.99), "ms", { goal: 20, runs: all.length }),
];
for (const [kind, each] of times) {
  rows.push(figure(`${kind}_p50`, quantile(each, 0.5), "ms", { runs: each.length }));
  rows.push(figure(`${kind}_p99`, quantile(each, 0.99), "ms", { goal: 20, runs: each.length }));
}
rows.push(figure("check", check.seconds, "s", { goal: 60 }));
await report(rows);
