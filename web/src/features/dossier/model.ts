import type { Schemas } from "@/api/client";
import { factNames } from "@/features/library/facts";
import { daysBetween } from "@/features/office/model";
import { parseNumber } from "@/features/office/numbers";
import type { MilestoneChange } from "./api";

export type ProjectDetail = Schemas["ProjectDetail"];
export type Milestone = Schemas["Milestone"];
export type Contribution = Schemas["Contribution"];
export type NextState = NonNullable<ProjectDetail["next_states"]>[number];

/** The way of a project from declaration to completion; states aside from it stand where they leave it. */
const way = [
  "draft", "submitted", "reserve", "implementation", "planned", "under_review", "reviewed", "publicity",
  "permitting", "construction", "acceptance", "operation", "completed",
] as const;

const besides: Readonly<Record<string, (typeof way)[number]>> = { supplement: "submitted", supplement_plan: "under_review" };

/** Projects that need no implementation plan go from the annual plan straight to permits. */
const planStates: ReadonlySet<string> = new Set(["under_review", "supplement_plan", "reviewed", "publicity"]);

export interface Step {
  readonly state: string;
  readonly place: "passed" | "current" | "ahead";
}

/** The steps to show: what was passed, where it stands, what lies ahead. */
export function stepsOf({ state, states, fields }: Pick<ProjectDetail, "state" | "states" | "fields">): Step[] {
  const passed = new Set(states.map((one) => one.state));
  const aside = !way.some((one) => one === state);
  // Suspended and exited projects stand on the way where they were before.
  const before = [...states].reverse().find((one) => one.state !== state && way.some((known) => known === one.state))?.state;
  const standing = aside ? (besides[state] ?? before ?? "submitted") : state;
  const at = way.findIndex((one) => one === standing);
  const steps = way.flatMap((one, index): Step[] => {
    if (planStates.has(one) && !passed.has(one) && (fields.plan_needed === false || index < at)) return [];
    if (index === at && !aside) return [{ state: one, place: "current" }];
    return [{ state: one, place: index <= at ? "passed" : "ahead" }];
  });
  if (!aside) return steps;
  const after = steps.findIndex((step) => step.state === standing) + 1;
  return [...steps.slice(0, after), { state, place: "current" }, ...steps.slice(after)];
}

const reasoned: ReadonlySet<string> = new Set(["rejected", "supplement", "supplement_plan", "suspended", "exited"]);

/** Whether a move must be explained. */
export const needsReason = (to: string): boolean => reasoned.has(to);

/** Moves that interrupt or end something are asked for with more emphasis. */
export const isGrave = (to: string): boolean => to === "rejected" || to === "suspended" || to === "exited";

/** The ordinary way forward first, interruptions last. */
export function inOrder(next: readonly NextState[]): NextState[] {
  const rank = ({ to }: NextState) => (to === "suspended" ? 3 : isGrave(to) ? 2 : needsReason(to) ? 1 : 0);
  return [...next].sort((left, right) => rank(left) - rank(right));
}

/** Days by which a milestone misses its baseline; null while nobody can tell. */
export function slip({ baseline, forecast, actual }: Milestone): number | null {
  const now = actual ?? forecast;
  return baseline && now ? daysBetween(baseline, now) : null;
}

export type MilestoneForm = Readonly<Record<"forecast" | "actual" | "delay_cause" | "delay_note" | "title", string>>;

export const milestoneForm = ({ forecast, actual, delay_cause, delay_note, title }: Milestone): MilestoneForm => ({
  forecast: forecast ?? "",
  actual: actual ?? "",
  delay_cause: delay_cause ?? "",
  delay_note: delay_note ?? "",
  title: title ?? "",
});

/** Only what was changed; null clears. A title is never cleared. */
export function milestoneChange(base: MilestoneForm, typed: Partial<MilestoneForm>): MilestoneChange {
  const changed = (["forecast", "actual", "delay_cause", "delay_note", "title"] as const).flatMap((name) => {
    const value = (typed[name] ?? "").trim();
    if (value === base[name].trim() || (name === "title" && value === "")) return [];
    return [[name, value === "" ? null : value] as const];
  });
  return Object.fromEntries(changed);
}

/** In the history a field of a milestone stands behind its kind: "start.forecast". */
export function splitField(field: string): { readonly of: string | null; readonly name: string } {
  const dot = field.indexOf(".");
  return dot < 0 ? { of: null, name: field } : { of: field.slice(0, dot), name: field.slice(dot + 1) };
}

export type FieldChange = NonNullable<Schemas["Change"]["fields"]>[number];

/** State and number first, facts as an officer fills them in, everything else as it came. */
export function byOrder(fields: readonly FieldChange[]): FieldChange[] {
  const rank = ({ field }: FieldChange) => factNames.findIndex((name) => name === field);
  return [...fields].sort((left, right) => rank(left) - rank(right));
}

export type ContributionAct = "claim" | "withdraw" | "verify" | "refuse_own";

/** What may be done with a contribution next; whether this person may is a matter of permissions. */
export function actsOn({ status, mine }: Pick<Contribution, "status" | "mine">): ContributionAct[] {
  switch (status) {
    case "planned":
    case "refused":
      return ["claim", "withdraw"];
    case "claimed":
      return [mine ? "refuse_own" : "verify", "withdraw"];
    default:
      return [];
  }
}

/** What is no quantity at all; which items count whole things the server knows. */
export function quantityFault(text: string): "not_a_number" | "not_positive" | null {
  const value = parseNumber(text);
  if (value === null) return "not_a_number";
  return value <= 0 ? "not_positive" : null;
}
