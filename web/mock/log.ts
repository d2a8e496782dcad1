import { ed25519 } from "@noble/curves/ed25519.js";
import { sha256 } from "@noble/hashes/sha2.js";

/** A small log with a key of its own, built the plain recursive way of RFC 6962: for tests only. */
export interface TestLog {
  readonly origin: string;
  readonly verifierKey: string;
  readonly entries: readonly string[];
  readonly root: string;
  readonly note: string;
  readonly proof: (index: number, extra?: string) => string;
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const base64 = (raw: Uint8Array): string => btoa(String.fromCharCode(...raw));
const hex = (raw: Uint8Array): string => Array.from(raw, (byte) => byte.toString(16).padStart(2, "0")).join("");

function hash(...parts: readonly Uint8Array[]): Uint8Array {
  const hasher = sha256.create();
  parts.forEach((part) => hasher.update(part));
  return hasher.digest();
}

/** The largest power of two below the size: where RFC 6962 splits a tree. */
function split(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

function rootOf(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return hash();
  if (leaves.length === 1) return leaves[0] ?? hash();
  const at = split(leaves.length);
  return hash(Uint8Array.of(1), rootOf(leaves.slice(0, at)), rootOf(leaves.slice(at)));
}

function pathTo(index: number, leaves: readonly Uint8Array[]): Uint8Array[] {
  if (leaves.length <= 1) return [];
  const at = split(leaves.length);
  const left = leaves.slice(0, at);
  const right = leaves.slice(at);
  return index < at
    ? [...pathTo(index, left), rootOf(right)]
    : [...pathTo(index - at, right), rootOf(left)];
}

export function makeLog(entries: readonly string[], origin = "huanxin.test/evidence", seed = 7): TestLog {
  const secret = new Uint8Array(32).fill(seed);
  const key = Uint8Array.of(1, ...ed25519.getPublicKey(secret));
  const keyId = hash(bytes(`${origin}\n`), key).slice(0, 4);
  const leaves = entries.map((entry) => hash(Uint8Array.of(0), bytes(entry)));
  const root = base64(rootOf(leaves));
  const text = `${origin}\n${entries.length}\n${root}\n`;
  const signature = base64(Uint8Array.of(...keyId, ...ed25519.sign(bytes(text), secret)));
  const note = `${text}\n\u2014 ${origin} ${signature}\n`;
  return {
    origin,
    verifierKey: `${origin}+${hex(keyId)}+${base64(key)}`,
    entries,
    root,
    note,
    proof: (index, extra) =>
      [
        "c2sp.org/tlog-proof@v1",
        ...(extra === undefined ? [] : [`extra ${base64(bytes(extra))}`]),
        `index ${index}`,
        ...pathTo(index, leaves).map(base64),
        "",
        note,
      ].join("\n"),
  };
}

export interface TestEntry {
  readonly type: string;
  readonly at: number;
  readonly payload: string;
}

const saltOf = (index: number): Uint8Array => new Uint8Array(32).fill(index + 1);

export function entryOf({ type, at, payload }: TestEntry, index: number): string {
  const commitment = hex(hash(bytes("hx-commit/v1\0"), saltOf(index), sha256(bytes(payload))));
  const handle = hex(sha256(bytes(`handle ${index}`)).slice(0, 16));
  return JSON.stringify({ at, commitment, dept: "renewal-office", handle, type, v: "hx-entry/v1" });
}

/** The extra line that opens the commitment of an entry. */
export function openingOf(entry: string, { payload }: TestEntry, index: number): string {
  const opening = { payload_sha256: hex(sha256(bytes(payload))), salt: hex(saltOf(index)), v: "hx-opening/v1" };
  return `{"entry":${entry},${JSON.stringify(opening).slice(1)}`;
}
