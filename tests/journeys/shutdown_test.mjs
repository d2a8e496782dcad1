// SIGTERM while people work: what was begun is answered, what was promised is kept.

import assert from "node:assert/strict";
import { test } from "node:test";
import { demo, huanxin, listen, Person, scratch, serve, signedIn, until } from "./support.mjs";

test("a server that is told to stop answers what it began, ends its streams and leaves a clean folder", async (t) => {
  const dir = await scratch(t);
  const { accounts } = await demo(dir);
  const server = await serve(dir);
  t.after(() => server.kill("SIGKILL"));
  const manager = await signedIn(server.url, accounts.manager);

  const stream = listen(server.url);
  await until(() => stream.text.includes("event: head"), { what: "the stream" });

  // A sign-in hashes a password for a while: it is under way when the signal comes.
  const signIn = new Person(server.url).signIn(accounts.planner);
  const declared = [];
  let stopping = false;
  const declareOn = async () => {
    while (!stopping) {
      const body = { district: "practice", name: `停机之前 ${declared.length}`, subtype: "old_factory" };
      const answer = await manager.post("/api/v1/projects", body).catch(() => undefined);
      if (answer?.status === 201) declared.push(answer.json);
      if (answer === undefined || answer.status !== 201) return answer?.status;
    }
    return undefined;
  };
  const callers = Array.from({ length: 4 }, declareOn);
  await until(() => declared.length > 8, { what: "some commands" });
  const signal = Date.now();
  const ended = server.kill("SIGTERM");
  const answer = await signIn;
  assert.equal(answer.status, 200, answer.text);
  const last = await Promise.all(callers);
  stopping = true;
  for (const status of last) assert.ok([undefined, 503].includes(status), `a command was answered with ${status}`);
  await until(() => stream.end, { what: "the end of the stream" });
  assert.equal(stream.end, "whole", "it ends as an answer that is complete");
  assert.deepEqual(await ended, { code: 0, signal: null }, server.errors());
  assert.ok(Date.now() - signal < 15_000, "nothing held it up");
  assert.match(server.output(), /Stopped; the record holds \d+ entries/);

  const check = await huanxin("check", "--json", "--dir", dir);
  assert.equal(check.code, 0, check.out + check.err);
  assert.equal(JSON.parse(check.out).clean, true);
  const again = await serve(dir);
  t.after(() => again.kill("SIGKILL"));
  const reader = await signedIn(again.url, accounts.manager);
  for (const { id } of declared) assert.equal((await reader.get(`/api/v1/projects/${id}`)).status, 200, "what was answered is there");
});

test("a server that is told to stop does not wait for those who say nothing", async (t) => {
  const dir = await scratch(t);
  const server = await serve(dir);
  t.after(() => server.kill("SIGKILL"));
  const { connect } = await import("node:net");
  const { hostname, port } = new URL(server.url);
  const silent = [];
  for (const text of ["", "GET / HTTP/1.1\r\nHos", "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"]) {
    const socket = connect(Number(port), hostname, () => socket.write(text));
    socket.on("error", () => {});
    socket.resume();
    silent.push(new Promise((resolve) => socket.on("close", resolve)));
  }
  await new Promise((resolve) => setTimeout(resolve, 200));
  const begun = Date.now();
  assert.deepEqual(await server.kill("SIGTERM"), { code: 0, signal: null }, server.errors());
  assert.ok(Date.now() - begun < 8_000);
  await Promise.all(silent);
});
