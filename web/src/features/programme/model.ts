import type { Schemas } from "@/api/client";
import type { Language } from "@/app/preferences";
import type { Shares } from "@/ui/ProgressBar";

export type Programme = Schemas["Programme"];
export type Action = Schemas["Action"];
export type Item = Schemas["Item"];
export type Rollup = Schemas["Rollup"];
export type Late = Schemas["LateItem"];
export type Status = NonNullable<Rollup["status"]>;

export const statuses = ["late", "at_risk", "on_track", "met", "nothing_reported", "no_target"] as const satisfies readonly Status[];

const share = (value: number, target: number): number => Math.min(1, Math.max(0, value / target));

/** The bar of an item; null without a target, because a share of nothing says nothing. */
export function shares({ target, verified, claimed, planned, ...rest }: Rollup): Shares | null {
  if (!target) return null;
  const { forecast, forecast_low: low, forecast_high: high } = rest;
  return {
    verified: share(verified, target),
    claimed: share(Math.max(verified, claimed), target),
    planned: share(Math.max(verified, claimed, planned), target),
    forecast:
      typeof forecast === "number"
        ? {
            low: share(low ?? forecast, target),
            middle: share(forecast, target),
            high: share(high ?? forecast, target),
          }
        : null,
  };
}

/** An older server may send no status: what the numbers say then decides. */
export function statusOf({ status, target, planned, claimed, verified, late }: Rollup): Status {
  if (status) return status;
  if (!target) return "no_target";
  if (verified >= target) return "met";
  if (late) return "late";
  return planned + claimed + verified === 0 ? "nothing_reported" : "on_track";
}

/**
 * Nothing was heard of it: nothing claimed, nothing late, nothing expected. That a place was named
 * (and is therefore planned) is the promise itself and no news of it.
 */
export const silent = ({ claimed, verified, forecast, late }: Rollup): boolean =>
  claimed + verified === 0 && !late && !forecast;

/** The bar that is drawn: none for an item of which nothing was heard. */
export const barOf = (rollup: Rollup): Shares | null => (silent(rollup) ? null : shares(rollup));

/** Only a printed number is a target; the number of places that a text names is not. */
export const hasTarget = ({ quantity, quantity_kind: kind }: Item): boolean => quantity !== null && kind === "stated";

export interface Amount {
  readonly value: number;
  readonly unit: string;
}

/** English readers do not count in units of ten thousand. */
export function amount(value: number, item: Pick<Item, "unit" | "unit_en">, language: Language): Amount {
  if (language !== "en") return { value, unit: item.unit ?? "" };
  if (item.unit_en === "10^4 m2") return { value: value * 10_000, unit: "m²" };
  return { value, unit: item.unit_en ?? "" };
}

/** What is told of one action: the promise, what was done of it, and what is late. */
export interface Story {
  readonly items: number;
  readonly withTarget: number;
  /** At most three items that carry a printed number, in the order of the newspaper. */
  readonly examples: readonly Item[];
  readonly progress:
    | { readonly kind: "nothing_reported" }
    | { readonly kind: "some"; readonly met: number; readonly moving: number; readonly quiet: number };
  readonly late: readonly Late[];
}

const examplesMax = 3;

export function story(action: Action, late: readonly Late[]): Story {
  const ids = new Set(action.items.map(({ id }) => id));
  const met = action.items.filter(({ rollup }) => statusOf(rollup) === "met").length;
  const quiet = action.items.filter(({ rollup }) => silent(rollup)).length;
  return {
    items: action.items.length,
    withTarget: action.items.filter(hasTarget).length,
    examples: action.items.filter(hasTarget).slice(0, examplesMax),
    progress:
      quiet === action.items.length
        ? { kind: "nothing_reported" }
        : { kind: "some", met, moving: action.items.length - met - quiet, quiet },
    late: byDelay(late.filter(({ item }) => item !== undefined && ids.has(item))),
  };
}

/** The latest first; ties by name, so that the order never changes under the reader. */
export function byDelay(late: readonly Late[]): Late[] {
  return [...late].sort(
    (left, right) => right.days_late - left.days_late || left.project_name.localeCompare(right.project_name, "zh-CN"),
  );
}

/** The programme as a whole, in the same words as one action. */
export function total(programme: Programme): Omit<Story, "examples"> {
  const stories = programme.actions.map((action) => story(action, programme.late));
  const sum = (of: (story: Story) => number) => stories.reduce((whole, part) => whole + of(part), 0);
  const some = stories.some(({ progress }) => progress.kind === "some");
  const quietActions = programme.actions.flatMap(({ items }) => items).filter(({ rollup }) => silent(rollup)).length;
  return {
    items: sum(({ items }) => items),
    withTarget: sum(({ withTarget }) => withTarget),
    progress: some
      ? {
          kind: "some",
          met: sum(({ progress }) => (progress.kind === "some" ? progress.met : 0)),
          moving: sum(({ progress }) => (progress.kind === "some" ? progress.moving : 0)),
          quiet: quietActions,
        }
      : { kind: "nothing_reported" },
    late: byDelay(programme.late),
  };
}

/** "示范区（示范数据）" is "示范区" in a heading that stands below the label of practice data. */
export const shortName = (name: string): string => name.replace(/\s*[（(][^（()）]*[)）]\s*$/, "");

export interface Filter {
  readonly action: string | null;
  readonly status: Status | null;
  readonly words: string;
}

export function filterOf(search: URLSearchParams): Filter {
  return {
    action: search.get("action"),
    status: statuses.find((status) => status === search.get("status")) ?? null,
    words: search.get("q") ?? "",
  };
}

export function fits(item: Item, { status, words }: Omit<Filter, "action">): boolean {
  if (status && statusOf(item.rollup) !== status) return false;
  const text = `${item.name_zh} ${item.name_en} ${item.code}`.toLowerCase();
  return words.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

/** Actions with the items that fit; an action that has none left is not shown. */
export function filtered(actions: readonly Action[], filter: Filter): Action[] {
  return actions
    .filter(({ id }) => !filter.action || id === filter.action)
    .map((action) => ({ ...action, items: action.items.filter((item) => fits(item, filter)) }))
    .filter(({ items }) => items.length > 0);
}
