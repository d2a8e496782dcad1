// Serves a fresh demonstration and runs one file of browser tests against it:
//
//   node tests/browser/run.mjs web/e2e/public.e2e.mjs
//
// The tests learn where the server is from HX_URL, and the practice accounts from HX_ACCOUNTS.

import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { demo, serve } from "../journeys/support.mjs";

const dir = await mkdtemp(join(tmpdir(), "huanxin-browser-"));
try {
  const { accounts } = await demo(join(dir, "data"));
  const accountsFile = join(dir, "accounts.json");
  await writeFile(accountsFile, JSON.stringify(accounts));
  const server = await serve(join(dir, "data"));
  const tests = spawn(process.execPath, ["--test", ...process.argv.slice(2)], {
    stdio: "inherit",
    env: { ...process.env, HX_URL: server.url, HX_ACCOUNTS: accountsFile },
  });
  process.exitCode = await new Promise((resolve) => tests.on("exit", (code) => resolve(code ?? 1)));
  await server.kill();
} finally {
  await rm(dir, { recursive: true, force: true });
}
