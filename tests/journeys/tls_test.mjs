// TLS: the handshake, what changes for browsers, and what is said where the files are wrong.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { request } from "node:https";
import { connect } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import { connect as connectTls } from "node:tls";
import { demo, huanxin, scratch, serve, until } from "./support.mjs";

/** A certificate for this machine that vouches for itself. */
function certificate(dir, name) {
  const [key, cert] = [join(dir, `${name}.key`), join(dir, `${name}.crt`)];
  execFileSync(
    "openssl",
    ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"].concat(
      ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key, "-out", cert],
    ),
    { stdio: "pipe" },
  );
  return { key, cert, env: { HX_TLS_CERTIFICATE: cert, HX_TLS_KEY: key } };
}

/** One request over TLS; the certificate is verified against itself. */
function send(url, ca, { method = "GET", path, headers = {}, body }) {
  const { port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port, ca, method, path, headers, agent: false }, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const bytes = Buffer.concat(chunks);
        resolve({ status: response.statusCode, headers: response.headers, bytes, text: bytes.toString() });
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

test("over TLS", async (t) => {
  const dir = await scratch(t);
  const { accounts } = await demo(join(dir, "data"));
  const { cert, env } = certificate(dir, "good");
  const ca = await readFile(cert);
  const server = await serve(join(dir, "data"), { env });
  t.after(() => server.kill("SIGKILL"));
  assert.match(server.url, /^https:/);
  const { port } = new URL(server.url);
  let cookie;
  let csrf;

  await t.test("pages and answers tell the browser to stay with https", async () => {
    for (const path of ["/healthz", "/api/v1/programme", "/api/v1/nothing"]) {
      const answer = await send(server.url, ca, { path });
      assert.match(answer.headers["strict-transport-security"] ?? "", /max-age=\d{7,}/, path);
    }
  });
  await t.test("the session's cookie is bound to this host and never sent in the clear", async () => {
    const { name, password } = accounts.manager;
    const body = JSON.stringify({ name, password });
    const headers = { "Content-Type": "application/json" };
    const answer = await send(server.url, ca, { method: "POST", path: "/api/v1/session", headers, body });
    assert.equal(answer.status, 200, answer.text);
    const [set] = answer.headers["set-cookie"];
    assert.match(set, /^__Host-hx-session=/);
    for (const part of ["Secure", "HttpOnly", "SameSite=Strict", "Path=/"]) assert.ok(set.includes(`; ${part}`), set);
    assert.doesNotMatch(set, /Domain/i);
    cookie = set.split(";")[0];
    csrf = JSON.parse(answer.text).csrf_token;
    const session = await send(server.url, ca, { path: "/api/v1/session", headers: { Cookie: cookie } });
    assert.equal(JSON.parse(session.text).signed_in, true);
    const plainName = await send(server.url, ca, { path: "/api/v1/session", headers: { Cookie: cookie.replace("__Host-", "") } });
    assert.equal(JSON.parse(plainName.text).signed_in, false);
  });
  await t.test("large files go and come whole", async () => {
    const body = Buffer.alloc(3 << 20, "焕新");
    const headers = { Cookie: cookie, "X-CSRF-Token": csrf, "Content-Type": "application/octet-stream" };
    const stored = await send(server.url, ca, { method: "POST", path: "/api/v1/files?name=plan", headers, body });
    assert.equal(stored.status, 201, stored.text);
    const back = await send(server.url, ca, { path: `/api/v1/files/${JSON.parse(stored.text).sha256}`, headers: { Cookie: cookie } });
    assert.equal(back.status, 200);
    assert.ok(back.bytes.equals(body));
    const table = await send(server.url, ca, { path: "/api/v1/projects?district=practice&format=csv" });
    assert.ok(table.text.split("\r\n").length > 10, "chunks arrive as well");
  });
  await t.test("old versions of TLS are refused", async () => {
    const outcome = await new Promise((resolve) => {
      const socket = connectTls({ host: "127.0.0.1", port, ca, maxVersion: "TLSv1.1", minVersion: "TLSv1", ciphers: "ALL:@SECLEVEL=0" }, () => resolve("connected"));
      socket.on("error", (failure) => resolve(failure.code));
    });
    assert.notEqual(outcome, "connected");
    for (const version of ["TLSv1.2", "TLSv1.3"]) {
      const spoken = await new Promise((resolve, reject) => {
        const socket = connectTls({ host: "127.0.0.1", port, ca, minVersion: version, maxVersion: version }, () => {
          resolve(socket.getProtocol());
          socket.destroy();
        });
        socket.on("error", reject);
      });
      assert.equal(spoken, version);
    }
  });
  await t.test("a plain request is told to use https, and the connection ends", async () => {
    const heard = await new Promise((resolve, reject) => {
      const socket = connect(Number(port), "127.0.0.1", () => socket.write("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"));
      let text = "";
      socket.on("data", (chunk) => (text += chunk));
      socket.on("close", () => resolve(text));
      socket.on("error", reject);
    });
    assert.match(heard, /^HTTP\/1\.1 400 /);
    assert.match(heard, /api\.tls_wanted/);
    assert.doesNotMatch(heard, /200 OK/);
  });
  await t.test("noise, and connections that break off, end without harm", async () => {
    for (const text of ["\x16\x03\x01\x02\x00garbage garbage garbage", "\x00\x00\x00\x00", ""]) {
      await new Promise((resolve) => {
        const socket = connect(Number(port), "127.0.0.1", () => socket.end(text));
        socket.resume();
        socket.on("error", () => {});
        socket.on("close", resolve);
      });
    }
    const open = connectTls({ host: "127.0.0.1", port, ca }, () => open.destroy());
    await new Promise((resolve) => open.on("close", resolve));
    assert.equal((await send(server.url, ca, { path: "/healthz" })).status, 200);
  });
  await t.test("it stops as gracefully, its streams ended", async () => {
    let ended = "";
    const streaming = send(server.url, ca, { path: "/api/v1/changes" }).then(
      (answer) => (ended = answer.text),
      (failure) => (ended = String(failure)),
    );
    const metric = /huanxin_live_streams (\d+)/;
    await until(async () => metric.exec((await send(server.url, ca, { path: "/metrics" })).text)[1] === "1", { what: "the stream" });
    assert.deepEqual(await server.kill("SIGTERM"), { code: 0, signal: null }, server.errors());
    await streaming;
    assert.match(ended, /event: head/);
    assert.equal((await huanxin("check", "--dir", join(dir, "data"))).code, 0);
  });
});

test("wrong TLS files stop the start, each with its name", async (t) => {
  const dir = await scratch(t);
  const good = certificate(dir, "good");
  const other = certificate(dir, "other");
  await writeFile(join(dir, "broken.key"), "-----BEGIN PRIVATE KEY-----\nnothing\n-----END PRIVATE KEY-----\n");
  execFileSync("openssl", ["pkey", "-in", good.key, "-aes256", "-passout", "pass:secret", "-out", join(dir, "locked.key")], { stdio: "pipe" });
  const cases = [
    { key: join(dir, "none.key"), cert: good.cert, says: /No such file/ },
    { key: good.key, cert: join(dir, "none.crt"), says: /No such file/ },
    { key: join(dir, "broken.key"), cert: good.cert, says: /broken\.key/ },
    { key: join(dir, "locked.key"), cert: good.cert, says: /locked\.key/ },
    { key: other.key, cert: good.cert, says: /mismatch/ },
    { key: dir, cert: good.cert, says: /./ },
  ];
  const serveWith = async (settings) => {
    await writeFile(join(dir, "config.json"), JSON.stringify(settings));
    return huanxin("serve", "--config", join(dir, "config.json"), "--dir", join(dir, "data"), "--port", "0");
  };
  for (const { key, cert, says } of cases) {
    const answer = await serveWith({ tls_certificate: cert, tls_key: key });
    assert.equal(answer.code, 2, `${key}: ${answer.out}${answer.err}`);
    assert.match(answer.err, /api\.tls_files/);
    assert.match(answer.err, says);
    assert.ok(answer.err.includes(key) && answer.err.includes(cert), "both files are named");
    assert.match(answer.err, /tls_key/);
  }
  const half = await serveWith({ tls_certificate: good.cert });
  assert.equal(half.code, 2, half.err);
  assert.match(half.err, /app\.config_tls_half/);
});
