// What the measuring scripts share: figures, processes, a client that keeps its connection.

import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import http from "node:http";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";

export const SMOKE = process.env.HX_BENCH_SMOKE === "1";
const OUT = process.env.HX_BENCH_OUT;

/** Where data of measurements lies: beside the reports, so on a real disk. */
export const PLACE = OUT ? dirname(resolve(OUT)) : "build";

const run = promisify(execFile);

/** One row of a report; `goal` is what the value is held against. */
export function figure(name, value, unit, { goal, against, ratio, runs = 1 } = {}) {
  return {
    name,
    value,
    unit,
    against: goal === undefined ? (against ?? null) : `goal of ${goal} ${unit}`,
    ratio: goal === undefined ? (ratio ?? null) : value / goal,
    runs,
  };
}

export async function report(rows) {
  for (const row of rows) console.error(`${row.name}: ${Number(row.value.toPrecision(4))} ${row.unit}`);
  const text = `${JSON.stringify(rows, null, 2)}\n`;
  if (OUT) await writeFile(OUT, text);
  else console.log(text);
}

export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.round(share * (sorted.length - 1))];
}
export const median = (values) => quantile(values, 0.5);

/** The rows that SQLite answers, without the program under measurement. */
export async function sqlite(file, sql) {
  const { stdout } = await run("sqlite3", ["-readonly", "-json", file, sql], { maxBuffer: 1 << 30 });
  return stdout ? JSON.parse(stdout) : [];
}

/** A folder that goes away after `use`. */
export async function withFolder(name, use) {
  const dir = await mkdtemp(join(PLACE, `data-${name}-`));
  try {
    return await use(dir);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** One connection that is kept; `get` answers body and milliseconds until its last byte. */
export class Client {
  #agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

  constructor(url) {
    this.url = url;
  }

  get(path, headers = {}) {
    return new Promise((resolve, reject) => {
      const begun = performance.now();
      const request = http.get(this.url + path, { agent: this.#agent, headers }, (response) => {
        const pieces = [];
        response.on("data", (piece) => pieces.push(piece));
        response.on("error", reject);
        response.on("end", () => {
          const ms = performance.now() - begun;
          resolve({ status: response.statusCode, ms, text: Buffer.concat(pieces).toString() });
        });
      });
      request.on("error", reject);
    });
  }

  async json(path) {
    const answer = await this.get(path);
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    return { ...answer, json: JSON.parse(answer.text) };
  }

  close() {
    this.#agent.destroy();
  }
}
