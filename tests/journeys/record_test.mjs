// The record: proofs that need no server, backups that never fork it.

import assert from "node:assert/strict";
import { cp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { fetchLeaves, parseCheckpoint, rootOf } from "../crash/merkle.mjs";
import { demo, huanxin, scratch, serve, signedIn, until } from "./support.mjs";

test("a proof downloaded from the server is verified offline, a forged one refused with its reason", async (t) => {
  const dir = await scratch(t);
  const { accounts } = await demo(join(dir, "data"));
  const server = await serve(join(dir, "data"));
  t.after(() => server.kill("SIGKILL"));
  const manager = await signedIn(server.url, accounts.manager);
  const declared = await manager.post("/api/v1/projects", { district: "practice", name: "存证示范", subtype: "old_factory" });
  const index = declared.json.seq - 1;
  await until(async () => (await manager.get("/api/v1/record/head")).json.size > index, { what: "the seal" });
  const head = (await manager.get("/api/v1/record/head")).json;
  const proof = await manager.get(`/api/v1/record/entries/${index}/proof`);
  assert.equal(proof.status, 200, proof.text);
  const file = join(dir, "proof.txt");
  await writeFile(file, proof.text);
  const good = await huanxin("record", "verify", file, "--vkey", head.verifier_key, "--origin", head.origin);
  assert.equal(good.code, 0, good.err);

  const lines = proof.text.split("\n");
  const at = lines.findIndex((line) => line.startsWith("index ")) + 1;
  lines[at] = Buffer.from(lines[at], "base64").map((byte, i) => (i === 0 ? byte ^ 1 : byte)).toString("base64");
  await writeFile(file, lines.join("\n"));
  const forged = await huanxin("record", "verify", file, "--vkey", head.verifier_key, "--origin", head.origin);
  assert.notEqual(forged.code, 0);
  assert.match(forged.err, /\[ledger\./);

  const leaves = await fetchLeaves(server.url, head.size);
  assert.equal(rootOf(leaves, head.size).toString("base64"), parseCheckpoint(head.note).root);
});

test("a backup made under work is complete, and its restored log goes on under another name", async (t) => {
  const dir = await scratch(t);
  const { accounts } = await demo(join(dir, "data"));
  const server = await serve(join(dir, "data"));
  t.after(() => server.kill("SIGKILL"));
  const manager = await signedIn(server.url, accounts.manager);
  const backup = await huanxin("backup", join(dir, "backup"), "--dir", join(dir, "data"));
  assert.equal(backup.code, 0, backup.err);
  const before = (await manager.get("/api/v1/record/head")).json;
  const later = await manager.post("/api/v1/projects", { district: "practice", name: "备份之后", subtype: "old_factory" });
  assert.equal(later.status, 201);

  const full = await huanxin("restore", join(dir, "backup"), "--dir", join(dir, "data"));
  assert.notEqual(full.code, 0, "a folder with data is not overwritten");
  const restored = await huanxin("restore", join(dir, "backup"), "--dir", join(dir, "restored"));
  assert.equal(restored.code, 0, restored.err);
  const second = await serve(join(dir, "restored"));
  t.after(() => second.kill("SIGKILL"));
  const after = await until(async () => {
    const answer = await (await fetch(`${second.url}/api/v1/record/head`)).json();
    return answer.size > 0 && answer.origin !== before.origin && answer;
  });
  assert.notEqual(after.verifier_key, before.verifier_key);
  const leaves = await fetchLeaves(second.url, after.size);
  assert.equal(rootOf(leaves, before.size).toString("base64"), before.root, "old proofs stay valid");
  assert.equal(rootOf(leaves, after.size).toString("base64"), after.root);
  await second.kill();
  const check = await huanxin("check", "--dir", join(dir, "restored"));
  assert.equal(check.code, 0, check.out + check.err);
});

test("an older database copied over the newer one is not signed again", async (t) => {
  const dir = await scratch(t);
  const data = join(dir, "data");
  const { accounts } = await demo(data);
  await cp(join(data, "huanxin.db"), join(dir, "old.db"));
  const server = await serve(data);
  const manager = await signedIn(server.url, accounts.manager);
  const declared = await manager.post("/api/v1/projects", { district: "practice", name: "更新之后", subtype: "old_factory" });
  await until(async () => (await manager.get("/api/v1/record/head")).json.size >= declared.json.seq, { what: "the seal" });
  await server.kill();
  await cp(join(dir, "old.db"), join(data, "huanxin.db"));
  const refused = await huanxin("serve", "--dir", data, "--port", "0");
  assert.notEqual(refused.code, 0);
  assert.match(refused.err, /log_behind_head/);
  assert.match(refused.err, /restore/);
});

test("a view that was tampered with is found and named", async (t) => {
  const dir = await scratch(t);
  const data = join(dir, "data");
  await demo(data);
  const { execFileSync } = await import("node:child_process");
  execFileSync("sqlite3", [join(data, "huanxin.db"), "UPDATE events SET data = replace(data, '朝外', '朝内') WHERE data LIKE '%朝外%'"]);
  const check = await huanxin("check", "--json", "--dir", data);
  assert.equal(check.code, 4, check.out);
  assert.match(JSON.parse(check.out).first_difference.code, /store\.check_/);
  const fsck = await huanxin("record", "fsck", "--dir", data);
  assert.equal(fsck.code, 4, fsck.out);
});

test("the doctor tells what is missing before anything is there", async (t) => {
  const dir = await scratch(t);
  const doctor = await huanxin("doctor", "--json", "--dir", join(dir, "none"));
  assert.equal(doctor.code, 0, doctor.err);
  const { healthy, findings } = JSON.parse(doctor.out);
  assert.equal(healthy, true);
  assert.ok(findings.some((one) => one.remark.includes("huanxin init")));
});
