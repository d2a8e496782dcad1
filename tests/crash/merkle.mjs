// RFC 6962 once more, written apart from the program: what it publishes is judged with this.

import { createHash } from "node:crypto";

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest();

/** The root of the first `size` leaf hashes (RFC 6962, section 2.1). */
export function rootOf(leaves, size) {
  const root = (from, count) => {
    if (count === 1) return leaves[from];
    let split = 1;
    while (split * 2 < count) split *= 2;
    return sha256(Buffer.of(1), root(from, split), root(from + split, count - split));
  };
  return size === 0 ? sha256("") : root(0, size);
}

/** Origin, size and root of a signed checkpoint. */
export function parseCheckpoint(note) {
  const [origin, size, root] = note.split("\n");
  return { origin, size: Number(size), root };
}

/** The path of tile number `n` at a level (C2SP tlog-tiles), `width` of 256 for a partial one. */
export function tilePath(level, n, width = 256) {
  const digits = [String(n % 1000).padStart(3, "0")];
  for (let rest = Math.floor(n / 1000); rest > 0; rest = Math.floor(rest / 1000))
    digits.unshift(`x${String(rest % 1000).padStart(3, "0")}`);
  return `tile/${level}/${digits.join("/")}${width === 256 ? "" : `.p/${width}`}`;
}

/** All leaf hashes below `size`, from the published tiles. */
export async function fetchLeaves(url, size) {
  const leaves = [];
  for (let n = 0; n * 256 < size; ++n) {
    const width = Math.min(256, size - n * 256);
    const response = await fetch(`${url}/log/${tilePath(0, n, width)}`);
    if (response.status !== 200) throw new Error(`tile ${n} of width ${width}: ${response.status}`);
    const bytes = Buffer.from(await response.arrayBuffer());
    if (bytes.length !== width * 32) throw new Error(`tile ${n}: ${bytes.length} bytes`);
    for (let i = 0; i < width; ++i) leaves.push(bytes.subarray(i * 32, i * 32 + 32));
  }
  return leaves;
}
