import type { Bytes } from "./bytes";

/**
 * Browsers hide WebCrypto from pages served without TLS, which an offline office network may well
 * do. The same functions then come from @noble, loaded only when they are needed.
 */
function subtle(): SubtleCrypto | undefined {
  const page: { crypto?: { subtle?: SubtleCrypto } } = globalThis;
  return page.crypto?.subtle;
}

export async function sha256(message: Bytes): Promise<Bytes> {
  const native = subtle();
  if (native) return new Uint8Array(await native.digest("SHA-256", message));
  const { sha256: hash } = await import("@noble/hashes/sha2.js");
  return new Uint8Array(hash(message));
}

export interface SignedMessage {
  readonly publicKey: Bytes;
  readonly message: Bytes;
  readonly signature: Bytes;
}

/** Whether the Ed25519 signature (RFC 8032) is good. A malformed key or signature is not good. */
export async function ed25519Verifies(signed: SignedMessage): Promise<boolean> {
  if (signed.publicKey.length !== 32 || signed.signature.length !== 64) return false;
  return (await verifyNatively(signed)) ?? verifyWithNoble(signed);
}

/** Undefined where this browser has no WebCrypto or no Ed25519 in it. */
async function verifyNatively(signed: SignedMessage): Promise<boolean | undefined> {
  const native = subtle();
  if (!native) return undefined;
  try {
    const key = await native.importKey("raw", signed.publicKey, "Ed25519", false, ["verify"]);
    return await native.verify("Ed25519", key, signed.signature, signed.message);
  } catch {
    return undefined;
  }
}

async function verifyWithNoble(signed: SignedMessage): Promise<boolean> {
  const { ed25519 } = await import("@noble/curves/ed25519.js");
  try {
    return ed25519.verify(signed.signature, signed.message, signed.publicKey, { zip215: false });
  } catch {
    return false;
  }
}
