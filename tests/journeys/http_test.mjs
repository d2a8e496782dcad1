// The protocol itself, spoken byte by byte: old clients, requests that come together, streams.

import assert from "node:assert/strict";
import { connect } from "node:net";
import { after, before, test } from "node:test";
import { demo, listen, Person, scratch, serve, signedIn, until } from "./support.mjs";

let server;
let accounts;

before(async () => {
  const dir = await scratch({ after: (clean) => process.on("exit", clean) });
  ({ accounts } = await demo(dir));
  server = await serve(dir);
});

after(() => server?.kill("SIGKILL"));

/** A line to the server: what it said so far, and whether it has hung up. */
async function line({ url = server.url } = {}) {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.setEncoding("latin1");
  const heard = { text: "", ended: false, say: (text) => socket.write(text), hangUp: () => socket.destroy() };
  socket.on("data", (chunk) => (heard.text += chunk));
  socket.on("end", () => (heard.ended = true));
  socket.on("error", () => (heard.ended = true));
  await new Promise((resolve) => socket.once("connect", resolve));
  return heard;
}

const get = (path, { version = "1.1", headers = "" } = {}) => `GET ${path} HTTP/${version}\r\nHost: here\r\n${headers}\r\n`;
const count = (text, part) => text.split(part).length - 1;

test("HTTP/1.0 is answered without chunks, and the end of the connection is the end of the answer", async () => {
  const heard = await line();
  heard.say(get("/api/v1/projects?district=practice&format=csv", { version: "1.0" }));
  await until(() => heard.ended, { what: "the end of the answer" });
  const [head, body] = heard.text.split("\r\n\r\n");
  assert.match(head, /^HTTP\/1\.1 200 OK\r\n/);
  assert.match(head, /\r\nConnection: close(\r\n|$)/);
  assert.doesNotMatch(head, /Transfer-Encoding/i);
  const table = await new Person(server.url).get("/api/v1/projects?district=practice&format=csv");
  assert.equal(Buffer.from(body, "latin1").toString().replace(/^\uFEFF/, ""), table.text.replace(/^\uFEFF/, ""));
  assert.ok(table.text.split("\r\n").length > 10, "there is something to compare");
});

test("HTTP/1.0 keeps the connection only where it asks for that", async () => {
  const heard = await line();
  heard.say(get("/healthz", { version: "1.0", headers: "Connection: keep-alive\r\n" }));
  await until(() => heard.text.endsWith("ok\n"), { what: "the answer" });
  assert.match(heard.text, /\r\nConnection: keep-alive\r\n/);
  heard.say(get("/healthz", { version: "1.0" }));
  await until(() => heard.ended, { what: "the end" });
  assert.equal(count(heard.text, "HTTP/1.1 200 OK"), 2);
});

test("requests that come together are answered in their order on one connection", async () => {
  const heard = await line();
  const paths = ["/healthz", "/api/v1/nothing", "/api/v1/record/head", "/api/v1/projects?cursor=abc", "/healthz"];
  heard.say(paths.map((path) => get(path)).join("") + get("/healthz", { headers: "Connection: close\r\n" }) + get("/healthz"));
  await until(() => heard.ended, { what: "the end" });
  const statuses = [...heard.text.matchAll(/HTTP\/1\.1 (\d+) /g)].map((found) => Number(found[1]));
  assert.deepEqual(statuses, [200, 404, 200, 400, 200, 200], "nothing is answered after a close");
});

test("a request may come in any pieces, the next one in the same packet", async () => {
  const heard = await line();
  const body = JSON.stringify({ name: "nobody", password: "wrong enough" });
  const request =
    "POST /api/v1/session HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n" +
    `5\r\n${body.slice(0, 5)}\r\n${(body.length - 5).toString(16)}\r\n${body.slice(5)}\r\n0\r\n\r\n${get("/healthz")}`;
  for (let at = 0; at < request.length; at += 40) {
    heard.say(request.slice(at, at + 40));
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  await until(() => heard.text.endsWith("ok\n"), { what: "both answers" });
  assert.match(heard.text, /^HTTP\/1\.1 401 /);
  assert.equal(count(heard.text, "HTTP/1.1 200 OK"), 1);
  heard.hangUp();
});

test("the go-ahead for a body is given before it is sent", async () => {
  const heard = await line();
  const body = '{"name":"nobody","password":"wrong enough"}';
  heard.say(
    `POST /api/v1/session HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: ${body.length}\r\n\r\n`,
  );
  await until(() => heard.text === "HTTP/1.1 100 Continue\r\n\r\n", { what: "the go-ahead" });
  heard.say(body);
  await until(() => /HTTP\/1\.1 401 /.test(heard.text), { what: "the answer" });
  heard.hangUp();
});

test("a coding that hides where a body ends is refused, and nothing after it is taken for a request", async () => {
  for (const headers of ["Transfer-Encoding: gzip", "Transfer-Encoding: chunked, identity", "Content-Length: 5\r\nContent-Length: 6"]) {
    const heard = await line();
    heard.say(`POST /api/v1/session HTTP/1.1\r\nHost: here\r\n${headers}\r\n\r\n${get("/healthz")}`);
    await until(() => heard.ended, { what: "the end" });
    assert.match(heard.text, /^HTTP\/1\.1 400 /, headers);
    assert.equal(count(heard.text, "HTTP/1.1 "), 1, headers);
  }
});

test("a table whose cursor is wrong is refused before it begins", async () => {
  const person = await signedIn(server.url, accounts.manager);
  const { id } = (await person.get("/api/v1/projects?district=practice&limit=1")).json.items[0];
  for (const list of ["projects", "contributions", `projects/${id}/history`]) {
    for (const cursor of ["abc", "%00", "eyJ4IjoxfQ"]) {
      const answer = await person.get(`/api/v1/${list}?district=practice&format=csv&cursor=${cursor}`);
      assert.equal(answer.status, 400, `${list}, ${cursor}: ${answer.text}`);
      assert.match(answer.headers.get("content-type"), /application\/problem\+json/);
    }
  }
});

test("a live stream ends with the session that opened it; the public one goes on", async () => {
  const person = new Person(server.url);
  const [cookie] = (await person.signIn(accounts.planner)).headers.get("set-cookie").split(";");
  const own = listen(server.url, { headers: { Cookie: cookie } });
  const open = listen(server.url);
  await until(() => own.text.includes("event: head") && open.text.includes("event: head"), { what: "the first news" });
  assert.equal(own.end, "");
  assert.equal((await person.send("DELETE", "/api/v1/session")).status, 204);
  await until(() => own.end, { seconds: 20, what: "the end of the stream, a heartbeat later at most" });
  assert.equal(own.end, "whole");
  assert.equal(open.end, "", "nobody's session stands behind it");
  open.hangUp();
});

test("whoever holds too many connections is told so, and others are let in when they go", async (t) => {
  const small = await serve(await scratch(t), { env: { HX_CONNECTIONS_PER_ADDRESS_MAX: "2" } });
  const lines = [await line(small), await line(small)];
  for (const heard of lines) {
    heard.say(get("/healthz"));
    await until(() => heard.text.endsWith("ok\n"), { what: "an answer" });
  }
  const refused = await line(small);
  await until(() => refused.ended, { what: "the refusal" });
  assert.match(refused.text, /^HTTP\/1\.1 503 Service Unavailable\r\n/);
  assert.match(refused.text, /\r\nRetry-After: \d+\r\n/);
  assert.match(refused.text, /api\.too_many_connections/);
  lines[0].hangUp();
  await until(async () => {
    const next = await line(small);
    next.say(get("/healthz"));
    await until(() => next.text !== "" || next.ended, { what: "an answer" });
    next.hangUp();
    return next.text.startsWith("HTTP/1.1 200 ");
  }, { what: "a free place" });
});
