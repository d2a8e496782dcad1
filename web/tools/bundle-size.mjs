// Fails the build when the script and styles of the first screen outgrow their budget.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const budgetBytes = 350_000;
const dist = new URL("../dist/", import.meta.url);
const page = readFileSync(new URL("index.html", dist), "utf8");

const named = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, name]) => name);
const sizes = named.map((name) => [name, gzipSync(readFileSync(new URL(name, dist)), { level: 9 }).length]);
const scripts = sizes.filter(([name]) => name.endsWith(".js")).reduce((sum, [, size]) => sum + size, 0);
for (const [name, size] of sizes) console.log(`${(size / 1000).toFixed(1).padStart(8)} kB gzip  ${name}`);
console.log(`${(scripts / 1000).toFixed(1).padStart(8)} kB gzip  scripts of the first screen (at most ${budgetBytes / 1000})`);
if (scripts > budgetBytes) {
  console.error("The main bundle is too large: load what the first screen does not need when it is opened.");
  process.exit(1);
}
