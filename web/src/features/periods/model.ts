import type { Schemas } from "@/api/client";

export type Period = Schemas["Period"];

export type Standing =
  | { readonly kind: "closed" }
  /** Over, and every month before it is closed. */
  | { readonly kind: "closable" }
  | { readonly kind: "after"; readonly month: string }
  | { readonly kind: "running" };

/** Months are closed one after the other, each once it is over. */
export function standingOf(period: Period, all: readonly Period[], today: string): Standing {
  if (period.closed) return { kind: "closed" };
  if (period.month >= today.slice(0, 7)) return { kind: "running" };
  const first = all.filter(({ closed, month }) => !closed && month < period.month).sort((left, right) => left.month.localeCompare(right.month))[0];
  return first ? { kind: "after", month: first.month } : { kind: "closable" };
}

export const inOrder = (periods: readonly Period[]): Period[] =>
  [...periods].sort((left, right) => left.month.localeCompare(right.month));
