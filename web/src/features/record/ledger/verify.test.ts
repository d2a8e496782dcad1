import { describe, expect, it } from "vitest";
import { entryOf, makeLog, openingOf } from "@mock/log";
import { testEntries, testLog } from "@mock/world";
import { fromText } from "./bytes";
import { verify, type Evidence } from "./verify";

const log = testLog();
const index = 2;
const opening = openingOf(log.entries[index]!, testEntries[index]!, index);
const good: Evidence = { proof: log.proof(index, opening), verifierKey: log.verifierKey, origin: log.origin };

async function reasonOf(change: Partial<Evidence>): Promise<string> {
  const verdict = await verify({ ...good, ...change });
  return verdict.accepted ? "accepted" : verdict.reason.code;
}

describe("a proof with its opening", () => {
  it("is accepted, and every check is named", async () => {
    expect(await verify(good)).toMatchObject({
      accepted: true,
      index,
      signer: log.origin,
      passed: ["form", "signature", "origin", "entry", "inclusion", "opening"],
      entry: { type: "contribution.planned" },
    });
  });

  it("proves that a document is the recorded one, and refuses another", async () => {
    const document = fromText(testEntries[index]!.payload);
    expect(await verify({ ...good, document })).toMatchObject({ accepted: true, passed: expect.arrayContaining(["document"]) as unknown });
    expect(await reasonOf({ document: fromText("another") })).toBe("document_differs");
  });

  it("is refused when its salt belongs to another entry", async () => {
    const foreign = openingOf(log.entries[index]!, testEntries[index]!, index + 1);
    expect(await reasonOf({ proof: log.proof(index, foreign) })).toBe("opening_wrong");
  });

  it("is refused when the receipt is not written canonically", async () => {
    expect(await reasonOf({ proof: log.proof(index, opening.replace('","salt', '", "salt')) })).toBe("receipt_malformed");
  });
});

describe("a proof without the entry", () => {
  it("needs the entry from elsewhere", async () => {
    const proof = log.proof(index);
    expect(await reasonOf({ proof })).toBe("entry_missing");
    expect(await reasonOf({ proof, entry: log.entries[index] })).toBe("accepted");
  });

  it("is refused for another entry, which leads to another root", async () => {
    expect(await reasonOf({ proof: log.proof(index), entry: log.entries[index + 1] })).toBe("proof_wrong_root");
  });

  it("is refused for an entry in a second spelling", async () => {
    const entry = log.entries[index]!.replace('{"at"', '{ "at"');
    expect(await reasonOf({ proof: log.proof(index), entry })).toBe("entry_malformed");
  });
});

describe("a forged proof", () => {
  it("is refused when the entry in it was altered", async () => {
    const altered = openingOf(log.entries[index]!.replace("planned", "claimed"), testEntries[index]!, index);
    expect(await reasonOf({ proof: log.proof(index, altered) })).toBe("proof_wrong_root");
  });

  it("is refused when the index was altered", async () => {
    expect(await reasonOf({ proof: good.proof.replace("index 2", "index 3") })).toBe("proof_wrong_root");
    expect(await reasonOf({ proof: good.proof.replace("index 2", "index 9") })).toBe("leaf_outside_tree");
  });

  it("is refused when a hash was left out or added", async () => {
    const lines = good.proof.split("\n");
    expect(await reasonOf({ proof: lines.filter((_, at) => at !== 3).join("\n") })).toBe("proof_wrong_length");
    expect(await reasonOf({ proof: [...lines.slice(0, 3), lines[3], ...lines.slice(3)].join("\n") })).toBe("proof_wrong_length");
  });

  it("is refused when the checkpoint was altered after it was signed", async () => {
    expect(await reasonOf({ proof: good.proof.replace("\n5\n", "\n6\n") })).toBe("signature_bad");
  });

  it("is refused when another key signed a tree of its own", async () => {
    const forger = makeLog(log.entries, log.origin, 9);
    expect(await reasonOf({ proof: forger.proof(index, opening) })).toBe("not_signed_by_log");
  });

  it("is refused when it comes from another log, even one with a good signature", async () => {
    const other = makeLog(testEntries.map(entryOf), "other.test/evidence");
    expect(await reasonOf({ proof: other.proof(index, opening), verifierKey: other.verifierKey })).toBe("wrong_origin");
  });

  it("is refused with the number of the malformed line", async () => {
    expect(await verify({ ...good, proof: "hello" })).toMatchObject({ reason: { code: "proof_malformed", line: 1 } });
    expect(await verify({ ...good, proof: good.proof.replace("index 2", "index 02") })).toMatchObject({
      failed: "form",
      reason: { code: "proof_malformed", line: 3 },
    });
  });

  it("never passes with any single letter of it changed", async () => {
    const { proof } = good;
    for (let at = 0; at < proof.length; at += 7) {
      const forged = proof.slice(0, at) + (proof[at] === "A" ? "B" : "A") + proof.slice(at + 1);
      expect((await verify({ ...good, proof: forged })).accepted, `letter ${at}`).toBe(false);
    }
  });
});
