import type { Schemas } from "@/api/client";
import { statusOf, type Action, type Item, type Status } from "@/features/programme/model";

export type ItemDetail = Schemas["ItemDetail"];
export type Contribution = Schemas["Contribution"];

/** How many items of an action stand how: what a closed branch of the tree still tells. */
export function tally({ items }: Pick<Action, "items">): ReadonlyMap<Status, number> {
  const counts = new Map<Status, number>();
  for (const { rollup } of items) {
    const status = statusOf(rollup);
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  return counts;
}

export interface Month {
  readonly month: string;
  readonly verified: number;
  /** Of the larger of target and last figure, from 0 to 1. */
  readonly share: number;
}

/** The cumulated figures of the months, as parts of the target (or of the last figure without one). */
export function trendOf({ trend = [], rollup }: Pick<ItemDetail, "trend" | "rollup">): Month[] {
  const top = Math.max(rollup.target ?? 0, ...trend.map(({ verified }) => verified));
  return trend.map(({ month, verified }) => ({ month, verified, share: top > 0 ? verified / top : 0 }));
}

const attention: readonly Status[] = ["late", "at_risk"];

/** Items that need somebody's attention: late ones before those at risk, in the order of the programme. */
export function needingAttention(actions: readonly Action[]): Item[] {
  const items = actions.flatMap((action) => action.items);
  return attention.flatMap((status) => items.filter(({ rollup }) => statusOf(rollup) === status));
}
