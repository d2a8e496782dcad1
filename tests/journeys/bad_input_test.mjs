// What must be refused: each with a message that names the place and the remedy, and without loss.

import assert from "node:assert/strict";
import { mkdir, truncate, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import { demo, huanxin, Person, scratch, serve, signedIn } from "./support.mjs";

/** Sends bytes as they are; answers everything the server says until it closes. */
function raw(url, text, { waitMs = 12_000 } = {}) {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(text));
    let answer = "";
    socket.setTimeout(waitMs, () => socket.destroy());
    socket.on("data", (chunk) => (answer += chunk));
    socket.on("close", () => resolve(answer));
    socket.on("error", reject);
  });
}

function speaksBothLanguages(answer) {
  assert.match(answer.headers.get("content-type"), /application\/problem\+json/);
  assert.ok(answer.json.code.includes("."), answer.text);
  assert.ok(/[\u4e00-\u9fff]/.test(answer.json.zh), answer.text);
  assert.ok(/[a-z]/i.test(answer.json.en), answer.text);
}

test("over HTTP", async (t) => {
  const dir = await scratch(t);
  const { accounts } = await demo(dir);
  const server = await serve(dir, { env: { HX_HEADER_TIMEOUT_S: "2", HX_UPLOAD_BYTES_MAX: String(4 << 20) } });
  t.after(() => server.kill("SIGKILL"));
  const manager = await signedIn(server.url, accounts.manager);
  const good = { district: "practice", name: "楼", subtype: "old_factory" };
  const json = { headers: { "Content-Type": "application/json" } };

  await t.test("malformed JSON is located", async () => {
    const answer = await manager.send("POST", "/api/v1/projects", { body: '{"name": "楼",}', ...json });
    assert.equal(answer.status, 400);
    speaksBothLanguages(answer);
    assert.equal(answer.json.code, "base.json_malformed");
  });
  await t.test("wrong types, missing and unknown fields are all named at once", async () => {
    const answer = await manager.post("/api/v1/projects", { name: 7, subtyp: "old_factory" });
    assert.equal(answer.status, 400);
    speaksBothLanguages(answer);
    const pointers = answer.json.fields.map((field) => field.pointer);
    for (const pointer of ["/name", "/subtype", "/subtyp"]) assert.ok(pointers.includes(pointer), pointers.join());
  });
  await t.test("a body beyond the limit is refused", async () => {
    const answer = await manager.post("/api/v1/projects", { ...good, name: "x".repeat(2 << 20) });
    assert.equal(answer.status, 413);
    speaksBothLanguages(answer);
  });
  await t.test("a file may be larger than a body, up to its own limit", async () => {
    const send = (person, bytes) =>
      person.post("/api/v1/files?name=plan.bin", new Uint8Array(bytes), { headers: { "Content-Type": "application/octet-stream" } });
    const taken = await send(manager, 3 << 20);
    assert.equal(taken.status, 201, taken.text);
    assert.equal(taken.json.size, 3 << 20);
    const refused = await send(manager, 5 << 20);
    assert.equal(refused.status, 413, refused.text);
    speaksBothLanguages(refused);
    const stranger = await send(new Person(server.url), 5 << 20);
    assert.equal(stranger.status, 401, "whoever may not send one is told so, however large it is");
    assert.equal((await manager.get("/api/v1/session")).json.signed_in, true);
  });
  await t.test("a header beyond the limit is refused", async () => {
    const answer = await raw(server.url, `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${"a".repeat(20_000)}\r\n\r\n`);
    assert.match(answer, /^HTTP\/1\.1 431 /);
  });
  await t.test("deep nesting is refused", async () => {
    const answer = await manager.send("POST", "/api/v1/projects", { body: "[".repeat(1000) + "]".repeat(1000), ...json });
    assert.equal(answer.status, 400);
    assert.equal(answer.json.code, "base.json_too_deep");
  });
  await t.test("another content type is refused", async () => {
    const answer = await manager.send("POST", "/api/v1/projects", { body: "a=1", headers: { "Content-Type": "text/plain" } });
    assert.equal(answer.status, 415);
  });
  await t.test("two lengths for one body are refused", async () => {
    const answer = await raw(
      server.url,
      "POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    );
    assert.match(answer, /^HTTP\/1\.1 400 /);
  });
  await t.test("a slow header ends in a time-out, not in a held connection", async () => {
    const begun = performance.now();
    await raw(server.url, "GET / HTTP/1.1\r\nHost: ");
    assert.ok(performance.now() - begun < 6000, "the server ends it, not the patience of the test");
  });
  await t.test("broken bytes are answered, never the end of the server", async () => {
    for (const text of ["\x00\x01\x02\r\n\r\n", "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n", "GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n"]) {
      await raw(server.url, text);
    }
    assert.equal((await new Person(server.url).get("/healthz")).status, 200);
  });
  await t.test("a request from another site is refused", async () => {
    const origin = await manager.post("/api/v1/projects", good, { headers: { Origin: "https://elsewhere.example" } });
    assert.equal(origin.status, 403);
    speaksBothLanguages(origin);
    const stranger = new Person(server.url);
    const signIn = await stranger.post("/api/v1/session", { name: "a", password: "b" }, { headers: { "Sec-Fetch-Site": "cross-site" } });
    assert.equal(signIn.status, 403);
  });
  await t.test("a session without the page's token cannot write", async () => {
    const person = await signedIn(server.url, accounts.manager);
    person.forgetToken();
    assert.equal((await person.post("/api/v1/projects", good)).status, 403);
  });
  await t.test("unknown addresses and methods say what there is", async () => {
    const missing = await manager.get("/api/v1/nothing");
    assert.equal(missing.status, 404);
    speaksBothLanguages(missing);
    const method = await manager.send("DELETE", "/api/v1/projects");
    assert.equal(method.status, 405);
    assert.match(method.headers.get("allow"), /GET/);
  });
  await t.test("guessing passwords is slowed down", async () => {
    const person = new Person(server.url);
    const statuses = [];
    for (let i = 0; i < 14; ++i) statuses.push((await person.signIn({ name: "shifan-auditor", password: `wrong ${i}` })).status);
    assert.ok(statuses.includes(429), statuses.join());
    assert.ok(!statuses.includes(200));
  });
  await t.test("the reader's language decides the title", async () => {
    const en = await manager.get("/api/v1/projects/none", { headers: { "Accept-Language": "en" } });
    assert.equal(en.json.title, en.json.en);
    const zh = await manager.get("/api/v1/projects/none", { headers: { "Accept-Language": "zh-CN" } });
    assert.equal(zh.json.title, zh.json.zh);
  });
  await t.test("a second server on the same folder is refused and names the first", async () => {
    const second = await huanxin("serve", "--dir", dir, "--port", "0");
    assert.equal(second.code, 6, second.err);
    assert.match(second.err, /store\.locked/);
    assert.match(second.err, new RegExp(String(server.child.pid)));
  });
  await t.test("a taken port is named", async (u) => {
    const other = await scratch(u);
    const port = new URL(server.url).port;
    const taken = await huanxin("serve", "--dir", join(other, "data"), "--port", port);
    assert.notEqual(taken.code, 0);
    assert.match(taken.err, /api\.port_taken/);
    assert.match(taken.err, new RegExp(port));
  });
  await t.test("after all that the folder is clean", async () => {
    assert.equal((await huanxin("check", "--dir", dir)).code, 0);
  });
});

test("a full disk stops writing with 507 while reading goes on", async (t) => {
  const dir = await scratch(t);
  const { accounts } = await demo(dir);
  // A reserve larger than any disk here: the server believes that nothing is free.
  const server = await serve(dir, { env: { HX_DISK_RESERVE_BYTES: String(2 ** 40) } });
  t.after(() => server.kill("SIGKILL"));
  const reader = new Person(server.url);
  assert.equal((await reader.get("/api/v1/programme")).status, 200);
  const refused = await reader.signIn(accounts.manager);
  assert.equal(refused.status, 507, refused.text);
  speaksBothLanguages(refused);
  assert.equal((await reader.get("/readyz")).status, 503);
  assert.equal((await reader.get("/api/v1/projects")).status, 200);
});

test("a truncated database is refused with the way back", async (t) => {
  const dir = await scratch(t);
  await demo(dir);
  await truncate(join(dir, "huanxin.db"), 8192);
  const answer = await huanxin("serve", "--dir", dir, "--port", "0");
  assert.equal(answer.code, 4, answer.err);
  assert.match(answer.err, /store\.corrupt/);
  assert.match(answer.err, /restore|backup/);
});

test("a folder that cannot be written is named", async (t) => {
  const dir = await scratch(t);
  await writeFile(join(dir, "file"), "not a folder");
  const answer = await huanxin("init", "--dir", join(dir, "file", "data"));
  assert.notEqual(answer.code, 0);
  assert.match(answer.err, /store\.folder_unwritable|store\.io/);
  assert.match(answer.err, /file/);
});

test("a wrong configuration names the member", async (t) => {
  const dir = await scratch(t);
  await writeFile(join(dir, "config.json"), '{"port": "eighty", "prot": 80}');
  const answer = await huanxin("serve", "--config", join(dir, "config.json"), "--check-config");
  assert.equal(answer.code, 2);
  assert.match(answer.err, /\/port/);
  assert.match(answer.err, /\/prot/);
});

test("the command line refuses what it does not know", async (t) => {
  const dir = await scratch(t);
  await mkdir(join(dir, "empty"));
  assert.equal((await huanxin("fly")).code, 2);
  assert.equal((await huanxin("serve", "--prot", "1")).code, 2);
  assert.equal((await huanxin("record", "burn", "--dir", dir)).code, 2);
  assert.equal((await huanxin("check", "--dir", join(dir, "none"))).code, 3);
});
