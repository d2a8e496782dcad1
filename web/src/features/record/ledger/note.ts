import { concat, equal, fromBase64, fromHex, fromText, toHex, type Bytes } from "./bytes";
import { ed25519Verifies, sha256 } from "./crypto";

/** C2SP signed-note: a text, an empty line, and signature lines "— name base64". */
export interface SignedNote {
  readonly text: string; // ends with a newline; this is what is signed
  readonly signatures: readonly NoteSignature[];
}

export interface NoteSignature {
  readonly name: string;
  readonly keyId: Bytes; // 4 bytes
  readonly signature: Bytes;
}

export interface VerifierKey {
  readonly name: string;
  readonly keyId: Bytes;
  readonly publicKey: Bytes;
}

export type NoteVerdict = "verified" | "no_signature_by_key" | "bad_signature";

const ed25519Type = 0x01;

/** "name+hash+base64(0x01 key)". Null for another algorithm, or a hash that is not the key's own. */
export async function parseVerifierKey(text: string): Promise<VerifierKey | null> {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text.trim()) ?? [];
  if (name === undefined || id === undefined || encoded === undefined) return null;
  const keyId = fromHex(id);
  const key = fromBase64(encoded);
  if (!keyId || key?.length !== 33 || key[0] !== ed25519Type) return null;
  const digest = await sha256(concat(fromText(`${name}\n`), key));
  return equal(digest.subarray(0, 4), keyId) ? { name, keyId, publicKey: key.slice(1) } : null;
}

export function parseNote(bytes: string): SignedNote | null {
  // The last empty line parts the text from the signatures.
  const split = bytes.lastIndexOf("\n\n");
  if (split < 0 || !bytes.endsWith("\n") || hasControls(bytes)) return null;
  const lines = bytes.slice(split + 2, -1).split("\n");
  const signatures = lines.map(parseSignature);
  if (lines.length > 100 || signatures.some((line) => line === null)) return null;
  return {
    text: bytes.slice(0, split + 1),
    signatures: signatures.filter((line) => line !== null),
  };
}

function hasControls(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return /[\u0000-\u0009\u000b-\u001f]/.test(text);
}

function parseSignature(line: string): NoteSignature | null {
  const [, name, encoded] = /^\u2014 ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/.exec(line) ?? [];
  if (name === undefined || encoded === undefined) return null;
  const bytes = fromBase64(encoded);
  if (!bytes || bytes.length < 5) return null;
  return { name, keyId: bytes.slice(0, 4), signature: bytes.slice(4) };
}

/** Signatures by other keys say nothing to us and are passed over, as C2SP asks. */
export async function verifyNote(note: SignedNote, key: VerifierKey): Promise<NoteVerdict> {
  const ours = note.signatures.filter(
    (line) => line.name === key.name && equal(line.keyId, key.keyId),
  );
  if (ours.length === 0) return "no_signature_by_key";
  const message = fromText(note.text);
  for (const { signature } of ours) {
    const good = await ed25519Verifies({ publicKey: key.publicKey, message, signature });
    if (!good) return "bad_signature";
  }
  return "verified";
}

/** C2SP tlog-checkpoint: origin, size and root on the first three lines. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Bytes;
}

export function parseCheckpoint(text: string): Checkpoint | null {
  const [origin, size, root] = text.split("\n");
  if (!origin || size === undefined || root === undefined) return null;
  const hash = fromBase64(root);
  if (!/^(0|[1-9]\d{0,15})$/.test(size) || hash?.length !== 32) return null;
  const count = Number(size);
  return Number.isSafeInteger(count) ? { origin, size: count, root: hash } : null;
}

export const fingerprint = (key: VerifierKey): string => toHex(key.keyId);
