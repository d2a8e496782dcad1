// The first start, one-time links, sessions, roles.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { demo, Person, scratch, serve, signedIn } from "./support.mjs";

const tokenIn = (text) => /token=([\w-]+)/.exec(text)?.[1];

test("the first start makes an administrator with a link and no password", async (t) => {
  const dir = await scratch(t);
  const server = await serve(join(dir, "data"));
  t.after(() => server.kill("SIGKILL"));
  const token = tokenIn(server.output());
  assert.ok(token, server.output());
  const person = new Person(server.url);
  for (const password of ["admin", "password", ""]) {
    const answer = await person.signIn({ name: "admin", password });
    assert.ok([400, 401].includes(answer.status), answer.text);
  }
  const weak = await person.redeem(token, "1234567890");
  assert.equal(weak.status, 400, weak.text);
  const set = await person.redeem(token, "桥下的灯亮到很晚很晚");
  assert.equal(set.status, 200, set.text);
  assert.equal(set.json.account.role, "admin");
  const again = await new Person(server.url).redeem(token, "另一个很长很长的口令呀");
  assert.ok([400, 401, 404].includes(again.status), "a link works once");
  assert.equal((await new Person(server.url).signIn({ name: "admin", password: "桥下的灯亮到很晚很晚" })).status, 200);
});

test("an administrator makes an account; its link sets the password; disabling ends the session", async (t) => {
  const dir = await scratch(t);
  const { accounts } = await demo(dir);
  const server = await serve(dir);
  t.after(() => server.kill("SIGKILL"));
  const admin = await signedIn(server.url, accounts.admin);
  const made = await admin.post("/api/v1/accounts", { name: "clerk-two", role: "clerk", district: "practice" });
  assert.equal(made.status, 201, made.text);
  const clerk = new Person(server.url);
  assert.equal((await clerk.redeem(tokenIn(made.json.link), "窗口第二位同事的新口令")).status, 200);
  assert.equal((await clerk.get("/api/v1/session")).json.account.name, "clerk-two");
  assert.equal((await clerk.get("/api/v1/accounts")).status, 403);
  const list = (await admin.get("/api/v1/accounts")).json.items;
  assert.ok(list.some((one) => one.name === "clerk-two"));
  assert.equal((await admin.patch(`/api/v1/accounts/${made.json.id}`, { disabled: true })).status, 200);
  const ended = await clerk.post("/api/v1/projects", { district: "practice", name: "x", subtype: "old_factory" });
  assert.equal(ended.status, 401, ended.text);
  assert.equal((await clerk.get("/api/v1/session")).json.signed_in, false);
});

test("a session ends with the sign-out and with a new password elsewhere", async (t) => {
  const dir = await scratch(t);
  const { accounts } = await demo(dir);
  const server = await serve(dir);
  t.after(() => server.kill("SIGKILL"));
  const here = await signedIn(server.url, accounts.planner);
  const there = await signedIn(server.url, accounts.planner);
  const changed = await here.post("/api/v1/session/password", { old_password: accounts.planner.password, new_password: "规划师的新口令有点儿长" });
  assert.equal(changed.status, 200, changed.text);
  assert.equal((await there.get("/api/v1/session")).json.signed_in, false);
  assert.equal((await here.get("/api/v1/session")).json.signed_in, true);
  assert.equal((await here.send("DELETE", "/api/v1/session")).status, 204);
  assert.equal((await here.get("/api/v1/session")).json.signed_in, false);
});

test("a session lives through a restart of the server; the cookie is not for scripts or other sites", async (t) => {
  const dir = await scratch(t);
  const { accounts } = await demo(dir);
  const first = await serve(dir);
  const person = await signedIn(first.url, accounts.manager);
  const cookie = (await new Person(first.url).signIn(accounts.manager)).headers.get("set-cookie");
  assert.match(cookie, /HttpOnly/);
  assert.match(cookie, /SameSite=Strict/);
  await first.kill();
  const second = await serve(dir);
  t.after(() => second.kill("SIGKILL"));
  person.url = second.url;
  assert.equal((await person.get("/api/v1/session")).json.signed_in, true);
});
