import { fromBase64, fromText, type Bytes } from "./bytes";

/** C2SP tlog-proof v1: an inclusion proof and the signed checkpoint it leads to, in one text. */
export interface ProofFile {
  readonly extra: Bytes | null;
  readonly index: number;
  readonly path: readonly Bytes[];
  readonly checkpoint: string; // a signed note
}

export type Parsed<T> = { ok: true; value: T } | { ok: false; line: number };

const magic = "c2sp.org/tlog-proof@v1";
const pathLengthMax = 63; // a tree of 2^63 leaves

export function parseProofFile(text: string): Parsed<ProofFile> {
  const lines = text.split("\n");
  let at = 0;
  const refuse = { ok: false, get line() { return at + 1; } } as const;
  if (lines[at] !== magic) return { ok: false, line: 1 };
  at += 1;

  let extra: Bytes | null = null;
  if (lines[at]?.startsWith("extra ")) {
    extra = fromBase64(lines[at]?.slice("extra ".length) ?? "");
    if (!extra) return { ...refuse };
    at += 1;
  }

  const index = /^index (0|[1-9]\d{0,15})$/.exec(lines[at] ?? "")?.[1];
  if (index === undefined || !Number.isSafeInteger(Number(index))) return { ...refuse };
  at += 1;

  const path: Bytes[] = [];
  for (; lines[at] !== ""; at += 1) {
    const hash = fromBase64(lines[at] ?? "-");
    if (hash?.length !== 32 || path.length === pathLengthMax) return { ...refuse };
    path.push(hash);
  }

  const checkpoint = lines.slice(at + 1).join("\n");
  if (checkpoint === "") return { ok: false, line: at + 2 };
  return { ok: true, value: { extra, index: Number(index), path, checkpoint } };
}

/** One line of the public record. It names no person and no case. */
export interface Entry {
  readonly at: number; // milliseconds since 1970, UTC
  readonly commitment: string;
  readonly dept: string;
  readonly handle: string;
  readonly type: string;
  readonly v: "hx-entry/v1";
}

/** The entry, and what opens its commitment, as they travel in the extra line of a proof file. */
export interface Receipt {
  readonly entry: Entry;
  readonly payload_sha256: string;
  readonly salt: string;
}

const entryBytesMax = 1024;
const name = /^[a-z0-9._-]{1,64}$/;
const isHex = (value: unknown, digits: number): value is string =>
  typeof value === "string" && value.length === digits && /^[0-9a-f]*$/.test(value);

function hasExactly(value: unknown, members: readonly string[]): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.keys(value).sort().join() === [...members].sort().join();
}

function toEntry(value: unknown): Entry | null {
  if (!hasExactly(value, ["at", "commitment", "dept", "handle", "type", "v"])) return null;
  const { at, commitment, dept, handle, type, v } = value;
  if (typeof at !== "number" || !Number.isSafeInteger(at) || at < 0) return null;
  if (!isHex(commitment, 64) || !isHex(handle, 32) || v !== "hx-entry/v1") return null;
  if (typeof dept !== "string" || !name.test(dept)) return null;
  if (typeof type !== "string" || !name.test(type)) return null;
  return { at, commitment, dept, handle, type, v };
}

/** The canonical JSON (RFC 8785) that is hashed: names sorted, no spaces. */
export function entryText(entry: Entry): string {
  const { at, commitment, dept, handle, type, v } = entry;
  return JSON.stringify({ at, commitment, dept, handle, type, v });
}

export const entryBytes = (entry: Entry): Bytes => fromText(entryText(entry));

/** Reads only the canonical spelling: a second text for the same entry would have another hash. */
export function parseEntry(text: string): Entry | null {
  const entry = toEntry(parseJson(text));
  return entry && text.length < entryBytesMax && entryText(entry) === text ? entry : null;
}

export function parseReceipt(text: string): Receipt | null {
  const value = parseJson(text);
  if (!hasExactly(value, ["entry", "payload_sha256", "salt", "v"])) return null;
  const { payload_sha256, salt, v } = value;
  const entry = toEntry(value.entry);
  if (!entry || v !== "hx-opening/v1" || !isHex(payload_sha256, 64) || !isHex(salt, 64)) return null;
  const canonical = `{"entry":${entryText(entry)},${JSON.stringify({ payload_sha256, salt, v }).slice(1)}`;
  return canonical === text ? { entry, payload_sha256, salt } : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
