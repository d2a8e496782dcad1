import { concat, equal, type Bytes } from "./bytes";
import { sha256 } from "./crypto";

/** RFC 6962 §2.1: leaves are hashed behind 0x00, inner nodes behind 0x01. */
export const leafHash = (entry: Bytes): Promise<Bytes> => sha256(concat(Uint8Array.of(0), entry));

const nodeHash = (left: Bytes, right: Bytes): Promise<Bytes> =>
  sha256(concat(Uint8Array.of(1), left, right));

export interface Inclusion {
  readonly index: number;
  readonly size: number;
  readonly leaf: Bytes;
  readonly path: readonly Bytes[];
}

/**
 * The root that the path leads to, after RFC 9162 §2.1.3.2; null when the path has the wrong
 * length, a hash of the wrong size, or the index lies outside the tree.
 */
export async function rootFromInclusion(proof: Inclusion): Promise<Bytes | null> {
  const { index, size, leaf, path } = proof;
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size)) return null;
  if (index < 0 || index >= size) return null;
  if ([leaf, ...path].some((hash) => hash.length !== 32)) return null;

  // BigInt, because the bit operators of JavaScript stop at 32 bits.
  let node = BigInt(index);
  let last = BigInt(size - 1);
  let root = leaf;
  for (const sibling of path) {
    if (last === 0n) return null; // the path goes on above the root
    if (node % 2n === 1n || node === last) {
      root = await nodeHash(sibling, root);
      // The right edge of an incomplete tree skips the levels on which it has no sibling.
      while (node % 2n === 0n && node !== 0n) {
        node /= 2n;
        last /= 2n;
      }
    } else {
      root = await nodeHash(root, sibling);
    }
    node /= 2n;
    last /= 2n;
  }
  return last === 0n ? root : null; // otherwise the path ends below the root
}

export async function inclusionHolds(proof: Inclusion, root: Bytes): Promise<boolean> {
  const reached = await rootFromInclusion(proof);
  return reached !== null && equal(reached, root);
}
