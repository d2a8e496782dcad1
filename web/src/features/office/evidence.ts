import type { Schemas } from "@/api/client";
import type { ApiProblem } from "@/api/problem";

export type EvidenceState =
  | { readonly kind: "sending"; readonly share: number }
  | { readonly kind: "stored"; readonly sha256: string }
  | { readonly kind: "failed"; readonly problem: ApiProblem };

export interface EvidenceFile {
  readonly id: number;
  readonly title: string;
  readonly size: number;
  readonly state: EvidenceState;
}

export type EvidenceAction =
  | { readonly type: "added"; readonly id: number; readonly name: string; readonly size: number }
  | { readonly type: "progressed"; readonly id: number; readonly share: number }
  | { readonly type: "stored"; readonly id: number; readonly sha256: string }
  | { readonly type: "failed"; readonly id: number; readonly problem: ApiProblem }
  | { readonly type: "retried"; readonly id: number }
  | { readonly type: "renamed"; readonly id: number; readonly title: string }
  | { readonly type: "removed"; readonly id: number };

const titleMax = 200;

export function evidence(files: readonly EvidenceFile[], action: EvidenceAction): readonly EvidenceFile[] {
  const change = (state: EvidenceState) => files.map((file) => (file.id === action.id ? { ...file, state } : file));
  switch (action.type) {
    case "added":
      return [
        ...files,
        { id: action.id, title: action.name.slice(0, titleMax), size: action.size, state: { kind: "sending", share: 0 } },
      ];
    case "progressed":
      return change({ kind: "sending", share: action.share });
    case "retried":
      return change({ kind: "sending", share: 0 });
    case "stored":
      return change({ kind: "stored", sha256: action.sha256 });
    case "failed":
      return change({ kind: "failed", problem: action.problem });
    case "renamed":
      return files.map((file) => (file.id === action.id ? { ...file, title: action.title.slice(0, titleMax) } : file));
    case "removed":
      return files.filter(({ id }) => id !== action.id);
  }
}

/** Ids of files whose content an earlier file of the list has already: they would count as one. */
export function repeated(files: readonly EvidenceFile[]): ReadonlySet<number> {
  const seen = new Set<string>();
  const again = new Set<number>();
  for (const { id, state } of files) {
    if (state.kind !== "stored") continue;
    if (seen.has(state.sha256)) again.add(id);
    seen.add(state.sha256);
  }
  return again;
}

type Claimed = { sha256: string; title: string }[];

/** What a claim names: each stored file once. */
export function claimed(files: readonly EvidenceFile[]): Claimed {
  const again = repeated(files);
  return files.flatMap(({ id, title, state }) =>
    state.kind === "stored" && !again.has(id) ? [{ sha256: state.sha256, title: title.trim() || state.sha256.slice(0, 12) }] : [],
  );
}

export const isSending = (files: readonly EvidenceFile[]): boolean => files.some(({ state }) => state.kind === "sending");

/** A digest as people compare it: in groups, the whole of it. */
export const grouped = (sha256: string): string => sha256.replace(/(.{8})(?=.)/g, "$1 ");

export type Evidence = Schemas["Evidence"];
