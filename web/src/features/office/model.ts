import type { Sentence } from "@/api/problem";
import type { Schemas } from "@/api/client";

/** Today in Beijing, where the dates of the programme are dates. */
export const todayInBeijing = (now = Date.now()): string => new Date(now + 8 * 3_600_000).toISOString().slice(0, 10);

export interface Warning extends Sentence {
  readonly code: string;
}

const isWarning = (value: unknown): value is Warning =>
  typeof value === "object" && value !== null && "code" in value && "zh" in value && "en" in value;

/** Commands may answer with doubts that are no refusals; the contract leaves such members open. */
export function warningsOf(receipt: Schemas["Receipt"]): Warning[] {
  const { warnings } = receipt as { warnings?: unknown };
  return Array.isArray(warnings) ? warnings.filter(isWarning) : [];
}

const dayMs = 86_400_000;

/** Whole days from one civil date to another; negative when the second lies before the first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to.slice(0, 10)}T00:00:00Z`) - Date.parse(`${from.slice(0, 10)}T00:00:00Z`)) / dayMs);
}

/** The given members that are neither undefined nor empty, trimmed: what a form has to say. */
export function said<T extends Record<string, string | undefined>>(form: T): Partial<Record<keyof T, string>> {
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) => {
      const text = value?.trim() ?? "";
      return text === "" ? [] : [[name, text]];
    }),
  ) as Partial<Record<keyof T, string>>;
}

export interface Rebased<Form> {
  readonly form: Form;
  /** Fields that both changed, each in another way: what was typed stays, and is shown against theirs. */
  readonly conflicts: readonly { readonly name: keyof Form & string; readonly theirs: string }[];
}

const same = (left: string | undefined, right: string | undefined): boolean => (left ?? "").trim() === (right ?? "").trim();

/** What was typed on an older version, carried over to the newest one. */
export function rebase<Form extends Readonly<Record<keyof Form, string>>>(
  base: Form,
  newest: Form,
  typed: Partial<Form>,
): Rebased<Form> {
  const names = Object.keys(newest) as (keyof Form & string)[];
  const mine = names.filter((name) => typed[name] !== undefined && !same(typed[name], base[name]));
  const conflicts = mine
    .filter((name) => !same(newest[name], base[name]) && !same(newest[name], typed[name]))
    .map((name) => ({ name, theirs: newest[name] }));
  const kept = Object.fromEntries(mine.map((name) => [name, typed[name]])) as Partial<Form>;
  return { form: { ...newest, ...kept }, conflicts };
}
