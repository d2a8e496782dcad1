import { verify, type Evidence, type Verdict } from "./ledger/verify";

export type Wanted = { readonly kind: "index"; readonly index: number } | { readonly kind: "handle"; readonly handle: string };

/** A number is an index, 32 hexadecimal digits are a handle; anything else is neither. */
export function wantedOf(text: string): Wanted | null {
  const word = text.trim().toLowerCase();
  // Thirty-two decimal digits are a handle: no log is that long.
  if (/^[0-9a-f]{32}$/.test(word)) return { kind: "handle", handle: word };
  if (!/^\d{1,15}$/.test(word)) return null;
  return { kind: "index", index: Number(word) };
}

export interface Examined {
  readonly verdict: Verdict;
  /** The server was asked for the entry, because the proof file does not carry it. */
  readonly askedServer: boolean;
}

type WithoutEntry = Omit<Evidence, "entry">;

/**
 * Verifies with what the reader holds; only an entry that is missing is fetched. A wrong entry from
 * the server could not pass: its hash would lead to another root.
 */
export async function examine(
  evidence: WithoutEntry,
  readEntry: (index: number) => Promise<string>,
): Promise<Examined> {
  const verdict = await verify(evidence);
  if (verdict.accepted || verdict.reason.code !== "entry_missing") return { verdict, askedServer: false };
  const index = indexIn(evidence.proof);
  if (index === null) return { verdict, askedServer: false };
  return { verdict: await verify({ ...evidence, entry: await readEntry(index) }), askedServer: true };
}

function indexIn(proof: string): number | null {
  const index = /^index (\d{1,15})$/m.exec(proof)?.[1];
  return index === undefined ? null : Number(index);
}

/** The log that a verifier key speaks for: its name. */
export const originOf = (verifierKey: string): string => verifierKey.trim().split("+")[0] ?? "";

/** A proof is a few kilobytes; whatever is much larger is some other file. */
export const proofBytesMax = 64 * 1024;

/** Text of a proof file; null for bytes that are not UTF-8 or too many. */
export async function proofText(file: Blob): Promise<string | null> {
  if (file.size > proofBytesMax) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(new Uint8Array(await file.arrayBuffer()));
  } catch {
    return null;
  }
}
