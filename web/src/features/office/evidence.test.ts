import { describe, expect, it } from "vitest";
import { unreachable } from "@/api/problem";
import { claimed, evidence, grouped, isSending, repeated, type EvidenceAction, type EvidenceFile } from "./evidence";

const run = (...actions: EvidenceAction[]): readonly EvidenceFile[] => actions.reduce<readonly EvidenceFile[]>(evidence, []);
const a = "a".repeat(64);

describe("evidence on its way", () => {
  it("cannot be claimed before it is stored", () => {
    const files = run({ type: "added", id: 1, name: "验收单.pdf", size: 10 }, { type: "progressed", id: 1, share: 0.5 });
    expect(isSending(files)).toBe(true);
    expect(claimed(files)).toEqual([]);
  });

  it("is named by its digest and title once it is stored", () => {
    const files = run(
      { type: "added", id: 1, name: "IMG_1.jpg", size: 10 },
      { type: "stored", id: 1, sha256: a },
      { type: "renamed", id: 1, title: "竣工照片" },
    );
    expect(claimed(files)).toEqual([{ sha256: a, title: "竣工照片" }]);
    expect(isSending(files)).toBe(false);
  });

  it("counts once when the same content was chosen twice", () => {
    const files = run(
      { type: "added", id: 1, name: "one", size: 1 },
      { type: "added", id: 2, name: "two", size: 1 },
      { type: "stored", id: 1, sha256: a },
      { type: "stored", id: 2, sha256: a },
    );
    expect(repeated(files)).toEqual(new Set([2]));
    expect(claimed(files)).toHaveLength(1);
  });

  it("may fail, be tried again, or be taken away", () => {
    const failed = run({ type: "added", id: 1, name: "one", size: 1 }, { type: "failed", id: 1, problem: unreachable() });
    expect(failed[0]?.state.kind).toBe("failed");
    expect(isSending(evidence(failed, { type: "retried", id: 1 }))).toBe(true);
    expect(evidence(failed, { type: "removed", id: 1 })).toEqual([]);
  });

  it("never has a title longer than the server takes", () => {
    expect(run({ type: "added", id: 1, name: "字".repeat(300), size: 1 })[0]?.title).toHaveLength(200);
  });
});

describe("a digest", () => {
  it("is shown whole, in groups of eight", () => {
    expect(grouped("0123456789abcdef")).toBe("01234567 89abcdef");
    expect(grouped(a).replaceAll(" ", "")).toBe(a);
  });
});
