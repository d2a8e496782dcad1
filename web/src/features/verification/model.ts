import type { Schemas } from "@/api/client";
import { daysBetween } from "@/features/office/model";

export type Contribution = Schemas["Contribution"];

/** The claim that the address names, or else the first that this person may decide. */
export function chosenOf(queue: readonly Contribution[], asked: string | null): Contribution | undefined {
  return queue.find(({ id }) => id === asked) ?? queue.find(({ mine }) => !mine) ?? queue[0];
}

/** The claim to show after one was decided: the next in the queue, else the one before. */
export function nextAfter(queue: readonly Contribution[], id: string): Contribution | undefined {
  const at = queue.findIndex((one) => one.id === id);
  return queue[at + 1] ?? queue[at - 1];
}

/** Whole days a claim has been waiting. */
export const waiting = ({ claimed_at: at }: Contribution, today: string): number | null =>
  at ? Math.max(0, daysBetween(at, today)) : null;
