// What journeys share: a data folder, a server process, a person with a session.

import { execFile, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const BIN = process.env.HX_BIN ?? "build/release/bin/huanxin";
const run = promisify(execFile);

const servers = new Set();

/** A folder of the test's own, gone at its end together with the servers that still run in it. */
export async function scratch(test) {
  const dir = await mkdtemp(join(tmpdir(), "huanxin-"));
  test.after(() => {
    for (const server of servers) if (server.dir.startsWith(dir)) server.child.kill("SIGKILL");
    // Until the signal has arrived a server may still write: hence the repetitions.
    rmSync(dir, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  });
  return dir;
}

/** Runs the program; never throws: { code, out, err }. */
export async function huanxin(...args) {
  try {
    const { stdout, stderr } = await run(BIN, args, {
      maxBuffer: 1 << 28,
      env: { ...process.env, HX_LANG: "en" },
    });
    return { code: 0, out: stdout, err: stderr };
  } catch (failure) {
    return { code: failure.code, out: failure.stdout ?? "", err: failure.stderr ?? String(failure) };
  }
}

/** Loads the demonstration into `dir`; answers its report with the practice accounts by role. */
export async function demo(dir) {
  const { code, out, err } = await huanxin("demo", "--no-serve", "--json", "--dir", dir);
  if (code !== 0) throw new Error(`demo ended with ${code}: ${err}`);
  const report = JSON.parse(out);
  return { report, accounts: Object.fromEntries(report.accounts.map((one) => [one.role, one])) };
}

/** Starts `huanxin serve` and waits until it tells its address. */
export async function serve(dir, { args = [], env = {} } = {}) {
  const begun = performance.now();
  const child = spawn(BIN, ["serve", "--dir", dir, "--port", "0", ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, HX_LANG: "en", ...env },
  });
  const running = { dir, child };
  servers.add(running);
  child.on("exit", () => servers.delete(running));
  let text = "";
  let errors = "";
  child.stderr.on("data", (chunk) => (errors += chunk));
  const url = await new Promise((resolve, reject) => {
    child.stdout.on("data", (chunk) => {
      text += chunk;
      const found = /https?:\/\/[\d.]+:\d+/.exec(text.split("serving at").at(1) ?? "");
      if (found) resolve(found[0]);
    });
    child.on("exit", (code) => reject(new Error(`the server ended with ${code}: ${errors}${text}`)));
  });
  const exited = new Promise((resolve) => child.on("exit", (code, signal) => resolve({ code, signal })));
  return {
    url,
    child,
    exited,
    readyMs: performance.now() - begun,
    output: () => text,
    errors: () => errors,
    kill(signal = "SIGTERM") {
      child.kill(signal);
      return exited;
    },
  };
}

/** A person at a keyboard: keeps the cookie and the page's token between requests. */
export class Person {
  #cookie = "";
  #csrf = "";

  constructor(url) {
    this.url = url;
  }

  async send(method, path, { body, headers = {}, key } = {}) {
    const response = await fetch(this.url + path, {
      method,
      redirect: "manual",
      headers: {
        ...(body === undefined || body instanceof Uint8Array ? {} : { "Content-Type": "application/json" }),
        ...(this.#cookie ? { Cookie: this.#cookie } : {}),
        ...(this.#csrf ? { "X-CSRF-Token": this.#csrf } : {}),
        ...(key ? { "Idempotency-Key": key } : {}),
        ...headers,
      },
      body: body === undefined ? undefined : body instanceof Uint8Array || typeof body === "string" ? body : JSON.stringify(body),
    });
    const cookie = response.headers.get("set-cookie");
    if (cookie) this.#cookie = cookie.split(";")[0];
    const text = await response.text();
    const isJson = (response.headers.get("content-type") ?? "").includes("json");
    return { status: response.status, headers: response.headers, text, json: isJson && text ? JSON.parse(text) : undefined };
  }

  get(path, options) {
    return this.send("GET", path, options);
  }
  post(path, body, options = {}) {
    return this.send("POST", path, { body, ...options });
  }
  patch(path, body, options = {}) {
    return this.send("PATCH", path, { body, ...options });
  }

  async signIn({ name, password }) {
    const answer = await this.post("/api/v1/session", { name, password });
    if (answer.status === 200) this.#csrf = answer.json.csrf_token;
    return answer;
  }
  async redeem(token, password) {
    const answer = await this.post("/api/v1/setup", { token, password });
    if (answer.status === 200) this.#csrf = answer.json.csrf_token;
    return answer;
  }
  forgetToken() {
    this.#csrf = "";
  }
}

/** A live stream: what has come, and how it ended (`whole`, or what broke it off). */
export function listen(url, { path = "/api/v1/changes", headers = {} } = {}) {
  const stream = { text: "", end: "" };
  const broken = (failure) => (stream.end ||= String(failure));
  const request = get(url + path, { headers, agent: false }, (response) => {
    response.on("data", (chunk) => (stream.text += chunk));
    response.on("end", () => (stream.end ||= "whole"));
    response.on("error", broken);
  });
  request.on("error", broken);
  stream.hangUp = () => request.destroy();
  return stream;
}

/** A person who is signed in. */
export async function signedIn(url, account) {
  const person = new Person(url);
  const answer = await person.signIn(account);
  if (answer.status !== 200) throw new Error(`sign-in of ${account.name}: ${answer.status} ${answer.text}`);
  return person;
}

export const newKey = () => randomUUID();

/** Waits until `check` answers something true. */
export async function until(check, { seconds = 10, what = "the condition" } = {}) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const value = await check();
    if (value) return value;
    if (Date.now() > end) throw new Error(`${what} did not come true within ${seconds} s`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
