import { describe, expect, it, vi } from "vitest";
import { testLog } from "@mock/world";
import { examine, originOf, proofBytesMax, proofText, wantedOf } from "./model";

describe("what is looked up", () => {
  it("is an index when it is a number, a handle when it is 32 hexadecimal digits", () => {
    expect(wantedOf(" 12 ")).toEqual({ kind: "index", index: 12 });
    expect(wantedOf("0123456789ABCDEF0123456789abcdef")).toMatchObject({ kind: "handle" });
    expect(wantedOf("1".repeat(32))).toMatchObject({ kind: "handle" });
  });

  it("is refused otherwise", () => {
    for (const text of ["", "-1", "1.5", "abc", "0x12", "9".repeat(16)]) expect(wantedOf(text)).toBeNull();
  });
});

describe("examining a proof", () => {
  const log = testLog();
  const evidence = { proof: log.proof(1), verifierKey: log.verifierKey, origin: log.origin };

  it("asks for the entry only when the proof does not carry it", async () => {
    const read = vi.fn((index: number) => Promise.resolve(log.entries[index]!));
    expect(await examine(evidence, read)).toMatchObject({ askedServer: true, verdict: { accepted: true } });
    const withEntry = { ...evidence, proof: log.proof(1, log.entries[1]) };
    expect(await examine(withEntry, read)).toMatchObject({ askedServer: false, verdict: { accepted: true } });
    expect(read).toHaveBeenCalledTimes(1);
  });

  it("is not deceived by a server that answers with another entry", async () => {
    const examined = await examine(evidence, () => Promise.resolve(log.entries[2]!));
    expect(examined.verdict).toMatchObject({ accepted: false, reason: { code: "proof_wrong_root" } });
  });

  it("takes the name of a key for the origin it speaks for", () => {
    expect(originOf(log.verifierKey)).toBe(log.origin);
  });
});

describe("a dropped file", () => {
  it("is read as text", async () => {
    expect(await proofText(new Blob(["c2sp.org"]))).toBe("c2sp.org");
  });

  it("is refused when it is too large or not UTF-8", async () => {
    expect(await proofText(new Blob([new Uint8Array(proofBytesMax + 1)]))).toBeNull();
    expect(await proofText(new Blob([Uint8Array.of(0xff, 0xfe, 0x00)]))).toBeNull();
  });
});
