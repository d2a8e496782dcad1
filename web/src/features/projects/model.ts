import type { Schemas } from "@/api/client";
import type { Language } from "@/app/preferences";

export type Project = Schemas["Project"];
export type ProjectDetail = Schemas["ProjectDetail"];
export type Milestone = Schemas["Milestone"];
export type Change = Schemas["Change"];

export const sorts = ["library_no", "name", "due", "-updated"] as const;
export type Sort = (typeof sorts)[number];

/** What the list may be narrowed by; the names are those of the address and of the server. */
export interface ProjectFilter {
  readonly district?: string;
  readonly q?: string;
  readonly state?: string;
  readonly action?: string;
  readonly subtype?: string;
  readonly subdistrict?: string;
  readonly group?: string;
  readonly item?: string;
  readonly late?: true;
  readonly sort?: Sort;
}

const words = ["district", "q", "state", "action", "subtype", "subdistrict", "group", "item"] as const;

export function filterOf(search: URLSearchParams): ProjectFilter {
  const named = words.flatMap((name) => {
    const value = search.get(name)?.trim();
    return value ? [[name, value] as const] : [];
  });
  const sort = sorts.find((known) => known === search.get("sort"));
  return {
    ...Object.fromEntries(named),
    ...(search.get("late") === "true" ? { late: true } : {}),
    ...(sort ? { sort } : {}),
  };
}

/** Whether anything but district and order narrows the list. */
export const isNarrowed = (filter: ProjectFilter): boolean =>
  Object.keys(filter).some((name) => name !== "district" && name !== "sort");

export function csvAddress(filter: ProjectFilter): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) query.set(name, String(value));
  query.set("format", "csv");
  return `/api/v1/projects?${query.toString()}`;
}

export interface Mark {
  readonly kind: "baseline" | "forecast" | "actual";
  readonly date: string;
  /** From 0, the first day of the axis, to 1, its last. */
  readonly at: number;
}

export interface Lane {
  readonly milestone: Milestone;
  readonly marks: readonly Mark[];
}

export interface Timeline {
  readonly lanes: readonly Lane[];
  /** First days of the quarters on the axis. */
  readonly ticks: readonly { readonly date: string; readonly at: number }[];
  readonly today: number | null;
}

const dayMs = 86_400_000;
const toDay = (iso: string): number => Math.floor(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / dayMs);
const toIso = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

/** Null when no milestone has a date: an axis without a day on it says nothing. */
export function timeline(milestones: readonly Milestone[], today: string): Timeline | null {
  const days = milestones.flatMap(datesOf).map(({ date }) => toDay(date));
  if (days.length === 0) return null;
  const first = quarterStart(Math.min(...days));
  const last = quarterStart(Math.max(...days) + 92);
  const at = (iso: string) => (toDay(iso) - first) / (last - first);
  const now = at(today);
  return {
    lanes: milestones.map((milestone) => ({
      milestone,
      marks: datesOf(milestone).map(({ kind, date }) => ({ kind, date, at: at(date) })),
    })),
    ticks: quarters(first, last).map((date) => ({ date, at: at(date) })),
    today: now >= 0 && now <= 1 ? now : null,
  };
}

function datesOf({ baseline, forecast, actual }: Milestone): { kind: Mark["kind"]; date: string }[] {
  const all = [
    { kind: "baseline", date: baseline },
    // Once it has happened, nobody needs the forecast.
    { kind: "forecast", date: actual ? null : forecast },
    { kind: "actual", date: actual },
  ] as const;
  return all.flatMap(({ kind, date }) => (date ? [{ kind, date }] : []));
}

function quarterStart(day: number): number {
  const date = new Date(day * dayMs);
  return Date.UTC(date.getUTCFullYear(), Math.floor(date.getUTCMonth() / 3) * 3, 1) / dayMs;
}

const ticksMax = 9;

function quarters(first: number, last: number): string[] {
  const all: string[] = [];
  for (let day = first; day <= last; day = quarterStart(day + 93)) all.push(toIso(day));
  const every = Math.ceil(all.length / ticksMax);
  return all.filter((_, index) => index % every === 0);
}

/** Facts a project may have, in the order in which a reader asks for them. */
export const factNames = [
  "alias", "address", "boundary", "content", "implementer", "coordinator", "right_holders", "project_code",
  "plan_year", "start_date", "finish_date", "investment_total_fen", "funding_sources", "land_area_m2",
  "gfa_before_m2", "gfa_after_m2", "registered_use", "permitted_use", "actual_use", "use_after",
  "land_right_type", "problems",
] as const satisfies readonly (keyof Schemas["ProjectFields"])[];
export type FactName = (typeof factNames)[number];

export interface Facts {
  readonly known: readonly { readonly name: FactName; readonly value: string | number }[];
  readonly unknown: readonly FactName[];
}

/** What is published and what is not: an empty field is said to be empty, never guessed. */
export function facts(fields: Schemas["ProjectFields"]): Facts {
  const known = factNames.flatMap((name) => {
    const value = fields[name];
    return value === null || value === undefined || value === "" ? [] : [{ name, value }];
  });
  const names = new Set(known.map(({ name }) => name));
  return { known, unknown: factNames.filter((name) => !names.has(name)) };
}

/** Yuan in a large unit: a Chinese office counts in ten thousands, an English reader in millions. */
const largeYuan: Readonly<Record<Language, number>> = { "zh-CN": 10_000, en: 1_000_000 };

/** Whole fen as people write them: in the large unit where two decimals say it exactly. */
export function money(fen: number, language: Language): { value: number; unit: "yuan" | "large" } {
  const large = largeYuan[language];
  const exact = fen >= large * 100 && fen % large === 0;
  return exact ? { value: fen / 100 / large, unit: "large" } : { value: fen / 100, unit: "yuan" };
}
