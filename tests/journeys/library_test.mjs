// A project's way from the declaration into operation, and what it adds to the targets.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, test } from "node:test";
import { demo, huanxin, newKey, Person, scratch, serve, signedIn, until } from "./support.mjs";

let dir;
let accounts;
let server;
let manager;
let reviewer;

before(async (context) => {
  dir = await scratch({ after: (clean) => process.on("exit", clean) });
  ({ accounts } = await demo(dir));
  server = await serve(dir);
  manager = await signedIn(server.url, accounts.manager);
  reviewer = await signedIn(server.url, accounts.reviewer);
});

after(() => server.kill("SIGKILL"));

async function declare(fields = {}) {
  const answer = await manager.post("/api/v1/projects", {
    district: "practice",
    name: "示范旧厂房改造",
    subtype: "old_factory",
    submit: true,
    fields: { implementer: "示范公司", address: "示范路 1 号", ...fields },
  });
  assert.equal(answer.status, 201, answer.text);
  return answer.json.id;
}

async function project(id, person = manager) {
  const answer = await person.get(`/api/v1/projects/${id}`);
  assert.equal(answer.status, 200, answer.text);
  return answer.json;
}

async function move(id, to, more = {}) {
  return manager.post(`/api/v1/projects/${id}/transitions`, { to, ...more });
}

async function practiceItem(person = manager) {
  const { json } = await person.get("/api/v1/items?district=practice");
  const item = json.items.find((one) => one.quantity_kind === "stated" && one.unit_en && one.milestone !== "start");
  assert.ok(item, "the practice programme has a stated target");
  return item;
}

async function upload(person, text) {
  const answer = await person.post("/api/v1/files?name=evidence.txt", new TextEncoder().encode(text), {
    headers: { "Content-Type": "application/octet-stream" },
  });
  assert.equal(answer.status, 201, answer.text);
  return answer.json;
}

test("the demonstration holds the five actions, 33 items, seven figures and 43 subdistricts", async () => {
  const person = new Person(server.url);
  const programme = (await person.get("/api/v1/programme?district=chaoyang&year=2024")).json;
  assert.equal(programme.actions.length, 5);
  assert.equal(programme.actions.flatMap((action) => action.items).length, 33);
  assert.equal(programme.figures.length, 7);
  const subdistricts = (await person.get("/api/v1/subdistricts?district=chaoyang")).json.items;
  assert.equal(subdistricts.length, 43);
  const projects = (await person.get("/api/v1/projects?district=chaoyang&limit=200")).json;
  assert.ok(projects.total >= 35 && projects.total <= 45, `${projects.total} projects`);
});

test("nothing is said about the real programme that the newspaper does not say", async () => {
  const person = new Person(server.url);
  const programme = (await person.get("/api/v1/programme?district=chaoyang&year=2024")).json;
  assert.deepEqual(programme.late, []);
  for (const item of programme.actions.flatMap((action) => action.items)) {
    assert.equal(item.rollup.verified, 0, item.code);
    assert.ok(["no_target", "nothing_reported"].includes(item.rollup.status), `${item.code}: ${item.rollup.status}`);
  }
  const { items } = (await person.get("/api/v1/projects?district=chaoyang&limit=200")).json;
  for (const one of items) {
    assert.equal(one.next_due, null);
    if (one.location) assert.equal(one.location.accuracy, "subdistrict", one.name);
  }
});

test("a project moves from declaration to operation, through its guards", async () => {
  const id = await declare();
  assert.equal((await project(id)).state, "submitted");
  const tooSoon = await move(id, "construction");
  assert.equal(tooSoon.status, 409, tooSoon.text);

  assert.equal((await move(id, "reserve")).status, 200);
  const unprepared = await move(id, "implementation");
  assert.equal(unprepared.status, 409, unprepared.text);
  assert.ok(unprepared.json.fields.length > 0, "what is missing is named");
  const place = await manager.get("/api/v1/subdistricts?district=practice");
  const fields = {
    subdistrict: place.json.items[0].code,
    address: "示范路 1 号",
    right_holders: "示范公司",
    start_date: "2026-03-01",
    finish_date: "2026-12-01",
    funding_sources: "自筹",
    investment_total_fen: 1_000_000_00,
    plan_needed: false,
    plan_year: 2026,
  };
  const changed = await manager.patch(`/api/v1/projects/${id}`, fields);
  assert.equal(changed.status, 200, changed.text);
  for (const to of ["implementation", "planned", "permitting", "construction", "acceptance", "operation"]) {
    const answer = await move(id, to, { reason: "示范" });
    assert.equal(answer.status, 200, `${to}: ${answer.text}`);
    assert.equal((await project(id)).state, to);
  }
  assert.match((await project(id)).library_no, /\d{4}/);
});

test("a suspension returns to the state before it, an exit can be undone, and both need a reason", async () => {
  const id = await declare({ subdistrict: (await manager.get("/api/v1/subdistricts?district=practice")).json.items[0].code, right_holders: "示范公司", address: "示范路 2 号" });
  assert.equal((await move(id, "reserve")).status, 200);
  const silent = await move(id, "suspended");
  assert.ok([400, 409].includes(silent.status), silent.text);
  assert.equal((await move(id, "suspended", { reason: "等待权属" })).status, 200);
  assert.equal((await move(id, "resume")).status, 200);
  assert.equal((await project(id)).state, "reserve");
  assert.equal((await move(id, "exited", { reason: "申报人撤回", exit_reason: "withdrawn" })).status, 200);
  assert.equal((await project(id)).state, "exited");
  assert.equal((await move(id, "return", { reason: "条件恢复" })).status, 200);
  assert.equal((await project(id)).state, "reserve");
  const history = (await manager.get(`/api/v1/projects/${id}/history`)).json.items;
  assert.ok(history.some((change) => change.note === "申报人撤回"), "nothing is forgotten");
});

test("a stale version is refused and names itself, and nothing is lost", async () => {
  const id = await declare();
  const version = (await project(id)).version;
  const first = await manager.patch(`/api/v1/projects/${id}`, { address: "甲" }, { headers: { "If-Match": `"${version}"` } });
  assert.equal(first.status, 200, first.text);
  const stale = await manager.patch(`/api/v1/projects/${id}`, { address: "丙" }, { headers: { "If-Match": `"${version}"` } });
  assert.equal(stale.status, 412, stale.text);
  assert.equal(stale.json.code, "store.version_stale");
  assert.equal((await project(id)).fields.address, "甲");
});

test("a milestone keeps its baseline, and a delay keeps its cause", async () => {
  const id = await declare();
  const added = await manager.post(`/api/v1/projects/${id}/milestones`, { kind: "start", baseline: "2026-05-01", forecast: "2026-05-01" });
  assert.equal(added.status, 201, added.text);
  const milestone = (await project(id)).milestones[0];
  const changed = await manager.patch(`/api/v1/projects/${id}/milestones/${milestone.id}`, {
    forecast: "2026-12-30",
    delay_cause: "utilities",
    delay_note: "管线迁改未完成",
  });
  assert.equal(changed.status, 200, changed.text);
  const now = (await project(id)).milestones[0];
  assert.equal(now.baseline, "2026-05-01");
  assert.equal(now.forecast, "2026-12-30");
  assert.equal(now.delay_cause, "utilities");
  assert.equal(now.late, true);
  const rebased = await manager.patch(`/api/v1/projects/${id}/milestones/${milestone.id}`, { baseline: "2026-12-30" });
  assert.equal(rebased.status, 400, rebased.text);
});

test("a claim needs evidence and a second person; then the target moves", async () => {
  const item = await practiceItem();
  const subdistrict = (await manager.get("/api/v1/subdistricts?district=practice")).json.items[0].code;
  const id = await declare({
    subdistrict,
    right_holders: "示范公司",
    address: "示范路 3 号",
    implementer: "示范公司",
    funding_sources: "自筹",
    start_date: "2026-03-01",
    plan_needed: false,
    plan_year: 2026,
  });
  assert.equal((await move(id, "reserve")).status, 200);
  const before = (await manager.get(`/api/v1/items/${item.id}`)).json.rollup;

  const planned = await manager.post("/api/v1/contributions", { project: id, item: item.id, quantity: 1 });
  assert.equal(planned.status, 201, planned.text);
  const again = await manager.post("/api/v1/contributions", { project: id, item: item.id, quantity: 1 });
  assert.equal(again.status, 409, "a project counts once for an item");

  const contribution = planned.json.id;
  const bare = await manager.post(`/api/v1/contributions/${contribution}/claim`, { quantity: 1, reached_on: "2026-11-20", evidence: [] });
  assert.equal(bare.status, 400, bare.text);
  const file = await upload(manager, "验收记录");
  assert.equal(file.sha256, createHash("sha256").update("验收记录").digest("hex"));
  const unknown = await manager.post(`/api/v1/contributions/${contribution}/claim`, {
    quantity: 1,
    reached_on: "2026-11-20",
    evidence: [{ sha256: "0".repeat(64), title: "没有上传过" }],
  });
  assert.ok(unknown.status >= 400 && unknown.status < 500, unknown.text);
  const claimed = await manager.post(`/api/v1/contributions/${contribution}/claim`, {
    quantity: 1,
    reached_on: "2026-11-20",
    evidence: [{ sha256: file.sha256, title: "验收记录" }],
  });
  assert.equal(claimed.status, 200, claimed.text);
  assert.equal(claimed.json.warnings[0].code, "targets.verb_not_met", "the claimant hears that it is early");
  const own = await manager.post(`/api/v1/contributions/${contribution}/verification`, { verdict: "verified" });
  assert.ok([403, 409].includes(own.status), own.text);
  const queue = (await reviewer.get("/api/v1/contributions?district=practice&status=claimed&limit=200")).json.items;
  assert.ok(queue.some((one) => one.id === contribution));
  const early = await reviewer.post(`/api/v1/contributions/${contribution}/verification`, { verdict: "verified" });
  assert.equal(early.status, 409, "nothing is built before the works are done");
  assert.equal(early.json.code, "targets.verb_not_met");
  for (const state of ["implementation", "planned", "permitting", "construction", "acceptance"]) {
    const moved = await move(id, state);
    assert.equal(moved.status, 200, moved.text);
  }
  const verified = await reviewer.post(`/api/v1/contributions/${contribution}/verification`, { verdict: "verified" });
  assert.equal(verified.status, 200, verified.text);
  const after = (await manager.get(`/api/v1/items/${item.id}`)).json.rollup;
  assert.equal(after.verified, before.verified + 1);
  const download = await reviewer.get(`/api/v1/files/${file.sha256}`);
  assert.equal(download.status, 200);
  assert.equal(download.text, "验收记录");
  assert.match(download.headers.get("content-disposition"), /attachment/);
});

test("the same key takes effect once; the same key with other content is refused", async () => {
  const key = newKey();
  const body = { district: "practice", name: "幂等示范", subtype: "old_factory" };
  const first = await manager.post("/api/v1/projects", body, { key });
  const second = await manager.post("/api/v1/projects", body, { key });
  assert.equal(second.json.id, first.json.id);
  assert.equal(second.json.replayed, true);
  const other = await manager.post("/api/v1/projects", { ...body, name: "别的" }, { key });
  assert.equal(other.status, 422, other.text);
  const found = await manager.get(`/api/v1/projects?district=practice&q=${encodeURIComponent("幂等示范")}`);
  assert.equal(found.json.total, 1);
});

test("lists page by cursor without gaps or repeats, and leave as CSV", async () => {
  const ids = new Set();
  let cursor = "";
  let total;
  do {
    const page = (await manager.get(`/api/v1/projects?district=practice&limit=7&sort=name&cursor=${encodeURIComponent(cursor)}`)).json;
    for (const one of page.items) {
      assert.ok(!ids.has(one.id), "a page repeats nothing");
      ids.add(one.id);
    }
    total = page.total;
    cursor = page.next ?? "";
  } while (cursor);
  assert.equal(ids.size, total);
  const csv = await manager.get("/api/v1/projects?district=practice&format=csv");
  assert.match(csv.headers.get("content-type"), /text\/csv/);
  assert.equal(csv.text.trim().split("\r\n").length, total + 1);
  for (const list of ["items", "subdistricts", "groups", "contributions", "periods"]) {
    const answer = await manager.get(`/api/v1/${list}?district=practice&format=csv`);
    assert.equal(answer.status, 200, `${list}: ${answer.text}`);
    assert.match(answer.headers.get("content-type"), /text\/csv/, list);
  }
  const wrong = await manager.get("/api/v1/projects?cursor=abc");
  assert.equal(wrong.status, 400, wrong.text);
});

test("an applicant sees and changes only what is his; the public sees nothing unpublished", async () => {
  const applicant = await signedIn(server.url, accounts.applicant);
  const mine = await applicant.post("/api/v1/projects", { district: "practice", name: "我的楼", subtype: "inefficient_office", fields: { contact: "张三 13800000000" } });
  assert.equal(mine.status, 201, mine.text);
  const foreign = await declare();
  assert.equal((await applicant.get(`/api/v1/projects/${foreign}`)).status, 404);
  assert.equal((await applicant.patch(`/api/v1/projects/${foreign}`, { address: "x" })).status, 404);
  const stranger = new Person(server.url);
  assert.equal((await stranger.get(`/api/v1/projects/${mine.json.id}`)).status, 404);
  assert.equal((await project(mine.json.id, applicant)).name, "我的楼");
  const log = await (await fetch(`${server.url}/api/v1/record/entries/${mine.json.seq - 1}`)).text();
  assert.ok(!log.includes("张三") && !log.includes("我的楼"), "the public record names nobody");
});

test("a month closes once, in order, and its figures stay", async () => {
  const periods = (await manager.get("/api/v1/periods?district=practice")).json.items;
  const open = periods.filter((one) => !one.closed);
  assert.ok(open.length > 0);
  const future = await manager.post("/api/v1/periods/practice-2099-01/close", {});
  assert.ok([400, 404, 409].includes(future.status), future.text);
  const past = open.find((one) => one.month < new Date().toISOString().slice(0, 7));
  if (past) {
    assert.equal((await manager.post(`/api/v1/periods/${past.id}/close`, {})).status, 200);
    assert.equal((await manager.post(`/api/v1/periods/${past.id}/close`, {})).status, 409);
  }
});

test("changes arrive live", async () => {
  const controller = new AbortController();
  const response = await fetch(`${server.url}/api/v1/changes`, { signal: controller.signal });
  assert.match(response.headers.get("content-type"), /text\/event-stream/);
  let text = "";
  const reading = (async () => {
    for await (const chunk of response.body) text += new TextDecoder().decode(chunk);
  })().catch(() => {});
  await declare();
  await until(() => /event: change\ndata: .*project\.declared/.test(text), { seconds: 5, what: "the event" });
  controller.abort();
  await reading;
});

test("the program itself finds the folder clean, while it is served", async () => {
  const { code, out } = await huanxin("check", "--json", "--dir", dir);
  assert.equal(code, 0, out);
  assert.equal(JSON.parse(out).clean, true);
});
