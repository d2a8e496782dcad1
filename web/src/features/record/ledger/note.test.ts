import { describe, expect, it } from "vitest";
import { parseCheckpoint, parseNote, parseVerifierKey, verifyNote } from "./note";

// From the tests of golang.org/x/mod/sumdb/note (BSD-3-Clause): signed by an implementation not ours.
const peter = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const signature =
  "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
const enoch =
  "\u2014 EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";
const text =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";

const verdict = async (note: string, key: string) => verifyNote(parseNote(note)!, (await parseVerifierKey(key))!);

describe("a signed note", () => {
  it("is verified by the key that signed it", async () => {
    expect(await verdict(`${text}\n${signature}`, peter)).toBe("verified");
  });

  it("passes over signatures of keys that are not known", async () => {
    expect(await verdict(`${text}\n${signature}${enoch}`, peter)).toBe("verified");
    expect(await verdict(`${text}\n${enoch}`, peter)).toBe("no_signature_by_key");
  });

  it("is refused when one letter of the text is changed", async () => {
    expect(await verdict(`${text.replace("cryptography", "Cryptography")}\n${signature}`, peter)).toBe("bad_signature");
  });

  it("is refused when one bit of the signature is changed", async () => {
    expect(await verdict(`${text}\n${signature.replace("x08go/ZJ", "x08go/ZK")}`, peter)).toBe("bad_signature");
  });

  it("has no other form than text, empty line and signature lines", () => {
    expect(parseNote(text)).toBeNull();
    expect(parseNote(`${text}\n${signature.trimEnd()}`)).toBeNull();
    expect(parseNote(`${text}\n- PeterNeumann abcd\n`)).toBeNull();
    expect(parseNote(`${text}\u0007\n${signature}`)).toBeNull();
  });
});

describe("a verifier key", () => {
  it("is refused when its number is not that of the key", async () => {
    expect(await parseVerifierKey(peter.replace("c74f20a3", "c74f20a4"))).toBeNull();
  });

  it("is refused in any other form or algorithm", async () => {
    expect(await parseVerifierKey("PeterNeumann")).toBeNull();
    expect(await parseVerifierKey(peter.replace("+AR", "+AA"))).toBeNull();
    expect(await parseVerifierKey(`${peter}!`)).toBeNull();
  });
});

describe("a checkpoint", () => {
  const root = "kMvDOpNFSnihuq7RrykjippOjFgpwzT2O6omndH6l5o=";

  it("gives origin, size and root", () => {
    expect(parseCheckpoint(`example.com/log\n12\n${root}\n`)).toMatchObject({ origin: "example.com/log", size: 12 });
  });

  it("is refused with a size in a second spelling or a root of another length", () => {
    expect(parseCheckpoint(`example.com/log\n012\n${root}\n`)).toBeNull();
    expect(parseCheckpoint(`example.com/log\n-1\n${root}\n`)).toBeNull();
    expect(parseCheckpoint("example.com/log\n12\nAAAA\n")).toBeNull();
    expect(parseCheckpoint(`\n12\n${root}\n`)).toBeNull();
  });
});
