import { concat, equal, fromHex, fromText, toHex, type Bytes } from "./bytes";
import { sha256 } from "./crypto";
import { leafHash, rootFromInclusion } from "./merkle";
import { parseCheckpoint, parseNote, parseVerifierKey, verifyNote, type Checkpoint, type VerifierKey } from "./note";
import { entryBytes, parseEntry, parseProofFile, parseReceipt, type Entry, type Receipt } from "./proof";

export interface Evidence {
  /** The proof file, as text. */
  readonly proof: string;
  /** The log's verifier key, as it was published. */
  readonly verifierKey: string;
  /** The log's origin; a proof of another log is refused. */
  readonly origin: string;
  /** The entry as published, where the proof file does not carry it. */
  readonly entry?: string | undefined;
  /** The document that was recorded, where the reader holds it. */
  readonly document?: Bytes | undefined;
}

/** The checks in the order they are made; the first that fails ends the examination. */
export const checks = ["form", "signature", "origin", "entry", "inclusion", "opening", "document"] as const;
export type Check = (typeof checks)[number];

export type Reason =
  | { code: "proof_malformed"; line: number }
  | { code: "key_malformed" }
  | { code: "note_malformed" }
  | { code: "not_signed_by_log"; name: string }
  | { code: "signature_bad"; name: string }
  | { code: "checkpoint_malformed" }
  | { code: "wrong_origin"; found: string; expected: string }
  | { code: "receipt_malformed" }
  | { code: "entry_malformed" }
  | { code: "entry_differs" }
  | { code: "entry_missing" }
  | { code: "leaf_outside_tree"; index: number; size: number }
  | { code: "proof_wrong_length" }
  | { code: "proof_wrong_root"; found: string; expected: string }
  | { code: "opening_wrong" }
  | { code: "document_differs"; found: string; expected: string };

export interface Accepted {
  readonly accepted: true;
  readonly passed: readonly Check[];
  readonly index: number;
  readonly entry: Entry;
  readonly checkpoint: Checkpoint;
  readonly signer: string;
}

export interface Refused {
  readonly accepted: false;
  readonly passed: readonly Check[];
  readonly failed: Check;
  readonly reason: Reason;
}

export type Verdict = Accepted | Refused;

/** Ends the examination; caught at its one entrance below. */
class Refusal extends Error {
  readonly check: Check;
  readonly reason: Reason;
  constructor(check: Check, reason: Reason) {
    super(reason.code);
    this.check = check;
    this.reason = reason;
  }
}

function must<T>(value: T | null | undefined, check: Check, reason: Reason): T {
  if (value === null || value === undefined) throw new Refusal(check, reason);
  return value;
}

/**
 * Examines a proof with nothing but the evidence at hand: no server is asked.
 *
 * Accepted means: the log's key signed a tree of that size in which this entry stands at that
 * index. It does not mean that what the entry records is true, nor that the log shows everyone the
 * same tree; that takes witnesses, or two readers who compare their checkpoints.
 */
export async function verify(evidence: Evidence): Promise<Verdict> {
  const passed: Check[] = [];
  try {
    return { accepted: true, passed, ...(await examine(evidence, passed)) };
  } catch (error) {
    if (error instanceof Refusal) {
      return { accepted: false, passed, failed: error.check, reason: error.reason };
    }
    throw error;
  }
}

async function examine(evidence: Evidence, passed: Check[]): Promise<Omit<Accepted, "accepted" | "passed">> {
  const parsed = parseProofFile(evidence.proof);
  if (!parsed.ok) throw new Refusal("form", { code: "proof_malformed", line: parsed.line });
  const file = parsed.value;
  passed.push("form");

  const key = must(await parseVerifierKey(evidence.verifierKey), "signature", { code: "key_malformed" });
  const checkpoint = await openCheckpoint(file.checkpoint, key);
  passed.push("signature");

  if (checkpoint.origin !== evidence.origin) {
    const reason = { code: "wrong_origin", found: checkpoint.origin, expected: evidence.origin } as const;
    throw new Refusal("origin", reason);
  }
  passed.push("origin");

  const { entry, receipt } = findEntry(file.extra, evidence.entry);
  passed.push("entry");

  await checkInclusion({ index: file.index, path: file.path, entry }, checkpoint);
  passed.push("inclusion");

  if (receipt) {
    await checkOpening(receipt);
    passed.push("opening");
    if (evidence.document) {
      await checkDocument(receipt, evidence.document);
      passed.push("document");
    }
  }
  return { index: file.index, entry, checkpoint, signer: key.name };
}

async function openCheckpoint(text: string, key: VerifierKey): Promise<Checkpoint> {
  const note = must(parseNote(text), "form", { code: "note_malformed" });
  const verdict = await verifyNote(note, key);
  if (verdict === "no_signature_by_key") {
    throw new Refusal("signature", { code: "not_signed_by_log", name: key.name });
  }
  if (verdict === "bad_signature") throw new Refusal("signature", { code: "signature_bad", name: key.name });
  return must(parseCheckpoint(note.text), "form", { code: "checkpoint_malformed" });
}

function findEntry(extra: Bytes | null, given: string | undefined): { entry: Entry; receipt: Receipt | null } {
  const published = given === undefined ? null : must(parseEntry(given), "entry", { code: "entry_malformed" });
  if (!extra) return { entry: must(published, "entry", { code: "entry_missing" }), receipt: null };

  const text = new TextDecoder().decode(extra);
  const bare = parseEntry(text);
  const receipt = bare ? null : must(parseReceipt(text), "entry", { code: "receipt_malformed" });
  const entry = bare ?? must(receipt, "entry", { code: "receipt_malformed" }).entry;
  if (published && !equal(entryBytes(published), entryBytes(entry))) {
    throw new Refusal("entry", { code: "entry_differs" });
  }
  return { entry, receipt };
}

interface Claim {
  readonly index: number;
  readonly path: readonly Bytes[];
  readonly entry: Entry;
}

async function checkInclusion({ index, path, entry }: Claim, { size, root }: Checkpoint): Promise<void> {
  if (index >= size) throw new Refusal("inclusion", { code: "leaf_outside_tree", index, size });
  const leaf = await leafHash(entryBytes(entry));
  const reached = must(await rootFromInclusion({ index, size, leaf, path }), "inclusion", {
    code: "proof_wrong_length",
  });
  if (equal(reached, root)) return;
  throw new Refusal("inclusion", { code: "proof_wrong_root", found: toHex(reached), expected: toHex(root) });
}

/** SHA-256("hx-commit/v1" 0x00 || salt || SHA-256(payload)). */
async function checkOpening(receipt: Receipt): Promise<void> {
  const salt = fromHex(receipt.salt) ?? new Uint8Array();
  const payload = fromHex(receipt.payload_sha256) ?? new Uint8Array();
  const digest = await sha256(concat(fromText("hx-commit/v1\0"), salt, payload));
  if (toHex(digest) !== receipt.entry.commitment) throw new Refusal("opening", { code: "opening_wrong" });
}

async function checkDocument(receipt: Receipt, document: Bytes): Promise<void> {
  const found = toHex(await sha256(document));
  if (found === receipt.payload_sha256) return;
  throw new Refusal("document", { code: "document_differs", found, expected: receipt.payload_sha256 });
}
