// An office begins: an empty folder, its district and programme, its server; no practice data.

import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { huanxin, scratch, serve } from "./support.mjs";

test("an office loads its district and serves it without practice data", async (t) => {
  const data = join(await scratch(t), "office");
  assert.equal((await huanxin("init", "--dir", data)).code, 0);
  const empty = await huanxin("target", "show", "--dir", data);
  assert.equal(empty.code, 3);
  assert.match(empty.err, /huanxin target load/, "the remedy is named");

  const loaded = await huanxin("target", "load", "--dir", data, "--json");
  assert.equal(loaded.code, 0, loaded.err);
  assert.ok(JSON.parse(loaded.out).written > 0);
  const again = await huanxin("target", "load", "--dir", data, "--json");
  assert.equal(JSON.parse(again.out).written, 0);
  assert.deepEqual(JSON.parse(again.out).left, []);

  const server = await serve(data);
  t.after(() => server.kill("SIGKILL"));
  const programme = await (await fetch(`${server.url}/api/v1/programme?district=chaoyang&year=2024`)).json();
  assert.equal(programme.actions.length, 5);
  assert.equal(programme.practice, false);
  assert.equal((await fetch(`${server.url}/api/v1/programme?district=practice`)).status, 404);
  const beside = await huanxin("target", "load", "--dir", data);
  assert.equal(beside.code, 6, "not beside a running server");
  await server.kill();

  const demo = await huanxin("demo", "--no-serve", "--dir", data);
  assert.equal(demo.code, 1);
  assert.match(demo.err, /cli\.not_a_demo/);
  const check = await huanxin("check", "--dir", data);
  assert.equal(check.code, 0, check.out + check.err);
});

test("content of an office's own is loaded from a folder, and what differs is named", async (t) => {
  const dir = await scratch(t);
  const data = join(dir, "office");
  const districts = join(dir, "content", "districts");
  await mkdir(districts, { recursive: true });
  const district = { id: "hometown", name_zh: "某区", name_en: "Hometown", subdistricts: [] };
  await writeFile(join(districts, "hometown.json"), JSON.stringify(district));
  assert.equal((await huanxin("init", "--dir", data)).code, 0);
  const loaded = await huanxin("target", "load", join(dir, "content"), "--dir", data);
  assert.equal(loaded.code, 0, loaded.err);
  await writeFile(join(districts, "hometown.json"), JSON.stringify({ ...district, name_en: "Elsewhere" }));
  const changed = await huanxin("target", "load", join(dir, "content"), "--dir", data);
  assert.equal(changed.code, 1);
  assert.match(changed.err, /hometown.*\n.*app\.content_changed/);
});
