import { describe, expect, it } from "vitest";
import { fromBase64, fromText, toBase64 } from "./bytes";
import { inclusionHolds, leafHash } from "./merkle";
import { makeLog } from "@mock/log";

const pathIn = (proof: string) =>
  proof.split("\n").slice(2, proof.split("\n").indexOf("")).map((line) => fromBase64(line)!);

async function claim(size: number, index: number) {
  const entries = Array.from({ length: size }, (_, at) => `entry ${at}`);
  const log = makeLog(entries);
  return {
    inclusion: { index, size, leaf: await leafHash(fromText(`entry ${index}`)), path: pathIn(log.proof(index)) },
    root: fromBase64(log.root)!,
  };
}

describe("an inclusion proof", () => {
  it("leads from every leaf of every small tree to its root, and to no other", async () => {
    for (let size = 1; size <= 17; size += 1) {
      for (let index = 0; index < size; index += 1) {
        const { inclusion, root } = await claim(size, index);
        expect(await inclusionHolds(inclusion, root)).toBe(true);
        expect(await inclusionHolds({ ...inclusion, index: (index + 1) % size }, root)).toBe(size === 1);
      }
    }
  });

  it("is refused when one bit of any hash is turned", async () => {
    const { inclusion, root } = await claim(13, 5);
    for (let at = 0; at < inclusion.path.length; at += 1) {
      const path = inclusion.path.map((hash) => hash.slice());
      path[at]![31]! ^= 1;
      expect(await inclusionHolds({ ...inclusion, path }, root)).toBe(false);
    }
  });

  it("is refused when it is too long, too short, or a hash is not 32 bytes", async () => {
    const { inclusion, root } = await claim(8, 3);
    const { path } = inclusion;
    expect(await inclusionHolds({ ...inclusion, path: [...path, path[0]!] }, root)).toBe(false);
    expect(await inclusionHolds({ ...inclusion, path: path.slice(0, -1) }, root)).toBe(false);
    expect(await inclusionHolds({ ...inclusion, path: [path[0]!.slice(0, 31), ...path.slice(1)] }, root)).toBe(false);
  });

  it("is refused for an index outside the tree", async () => {
    const { inclusion, root } = await claim(4, 3);
    expect(await inclusionHolds({ ...inclusion, index: 4 }, root)).toBe(false);
    expect(await inclusionHolds({ ...inclusion, index: -1 }, root)).toBe(false);
    expect(await inclusionHolds({ ...inclusion, size: 0, index: 0 }, root)).toBe(false);
  });

  it("agrees with the reference tree of RFC 6962 test data on leaf and empty hashes", async () => {
    expect(toBase64(await leafHash(fromText("")))).toBe("bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=");
  });
});
