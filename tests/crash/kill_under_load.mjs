// kill -9 under load: node kill_under_load.mjs CYCLES
//
// Each cycle starts the server on the same folder, lets callers declare projects, kills it at a
// random moment, starts it again and asks for everything that was ever acknowledged. Counts what
// must be nought: acknowledged commands lost, answers doubled, views that differ, forks of the log.

import { randomInt } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { demo, huanxin, newKey, serve, signedIn } from "../journeys/support.mjs";
import { fetchLeaves, parseCheckpoint, rootOf } from "./merkle.mjs";

const CYCLES = Number(process.argv[2] ?? 50);
const CALLERS = 8;
const CHECK_EVERY = Math.max(1, Math.floor(CYCLES / 25));

const dir = await mkdtemp(join(tmpdir(), "huanxin-crash-"));
const found = { lost: 0, doubled: 0, differ: 0, forks: 0, slowStarts: 0, refusedKeys: 0 };
const acknowledged = new Map(); // idempotency key → { id, seq, name }
const unanswered = new Map(); // key → name: killed before the answer, may or may not be durable
const checkpoints = new Map(); // size → root
let worstReadyMs = 0;

function note(checkpointText) {
  const { size, root } = parseCheckpoint(checkpointText);
  const before = checkpoints.get(size);
  if (before !== undefined && before !== root) ++found.forks;
  checkpoints.set(size, root);
}

function declaration(name) {
  return { district: "practice", name, subtype: "old_factory" };
}

async function declare(person, name, key) {
  unanswered.set(key, name);
  const answer = await person.post("/api/v1/projects", declaration(name), { key });
  if (answer.status !== 201) throw new Error(`declare: ${answer.status} ${answer.text}`);
  unanswered.delete(key);
  acknowledged.set(key, { id: answer.json.id, seq: answer.json.seq, name });
}

// Declares until the server dies; a broken connection is the expected end.
async function call(person, cycle, caller, state) {
  for (let i = 0; !state.dead; ++i) {
    try {
      const key = newKey();
      await declare(person, `压力 ${cycle}-${caller}-${i} ${key}`, key);
    } catch (failure) {
      if (!state.dead) throw failure;
    }
  }
}

async function watch(url, state) {
  while (!state.dead) {
    try {
      note(await (await fetch(`${url}/log/checkpoint`)).text());
      await new Promise((resolve) => setTimeout(resolve, 20));
    } catch (failure) {
      if (!state.dead) throw failure;
    }
  }
}

async function loadAndKill(account, cycle) {
  const server = await serve(dir);
  const person = await signedIn(server.url, account);
  const state = { dead: false };
  const work = [watch(server.url, state)];
  for (let caller = 0; caller < CALLERS; ++caller) work.push(call(person, cycle, caller, state));
  await new Promise((resolve) => setTimeout(resolve, randomInt(40, 400)));
  state.dead = true;
  await server.kill("SIGKILL");
  await Promise.allSettled(work).then((ends) => {
    for (const end of ends) if (end.status === "rejected") throw end.reason;
  });
}

// Everything acknowledged in this cycle is there; what got no answer takes effect exactly once.
async function verify(account, fresh) {
  const server = await serve(dir);
  worstReadyMs = Math.max(worstReadyMs, server.readyMs);
  if (server.readyMs > 2000) ++found.slowStarts;
  const person = await signedIn(server.url, account);
  for (const [key, one] of fresh) {
    const answer = await person.get(`/api/v1/projects/${one.id}`);
    if (answer.status !== 200 || answer.json.name !== one.name) ++found.lost;
    const again = await person.post("/api/v1/projects", declaration(one.name), { key });
    if (again.json?.id !== one.id || again.json?.replayed !== true) ++found.doubled;
  }
  for (const [key, name] of [...unanswered]) {
    await declare(person, name, key);
    const list = await person.get(`/api/v1/projects?district=practice&q=${key}`);
    if (list.json.items.filter((item) => item.name === name).length !== 1) ++found.doubled;
  }
  await judgeLog(server.url);
  await server.kill("SIGTERM");
}

// The tree that is published now must give every root that was ever published.
async function judgeLog(url) {
  const text = await (await fetch(`${url}/log/checkpoint`)).text();
  note(text);
  const { size } = parseCheckpoint(text);
  const leaves = await fetchLeaves(url, size);
  for (const [at, root] of checkpoints) {
    if (at > size || rootOf(leaves, at).toString("base64") !== root) ++found.forks;
  }
  const kept = [...checkpoints].slice(-20); // older ones have been judged often enough
  checkpoints.clear();
  for (const [at, root] of kept) checkpoints.set(at, root);
}

async function check() {
  const { code, out } = await huanxin("check", "--json", "--dir", dir);
  if (code !== 0) {
    ++found.differ;
    console.error(out);
  }
}

try {
  const { accounts } = await demo(dir);
  const account = accounts.manager;
  for (let cycle = 1; cycle <= CYCLES; ++cycle) {
    const before = new Set(acknowledged.keys());
    await loadAndKill(account, cycle);
    await verify(account, [...acknowledged].filter(([key]) => !before.has(key)));
    if (cycle % CHECK_EVERY === 0 || cycle === CYCLES) await check();
    if (cycle % 10 === 0 || cycle === CYCLES)
      console.log(`${cycle} cycles, ${acknowledged.size} acknowledged, ${JSON.stringify(found)}`);
  }
  const faults = Object.values(found).reduce((sum, count) => sum + count, 0);
  console.log(
    `${CYCLES} kills: ${acknowledged.size} commands acknowledged, ${found.lost} lost, ${found.doubled} doubled, ` +
      `${found.differ} views that differ, ${found.forks} forks; slowest start ${Math.round(worstReadyMs)} ms`,
  );
  if (acknowledged.size === 0) throw new Error("nothing was acknowledged: the load did not run");
  process.exitCode = faults === 0 ? 0 : 1;
} finally {
  await rm(dir, { recursive: true, force: true });
}
