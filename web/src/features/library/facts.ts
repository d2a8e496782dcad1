import type { Schemas } from "@/api/client";
import { fenOfWan, parseNumber, wanOfFen } from "@/features/office/numbers";

export type ProjectFields = Schemas["ProjectFields"];

export type FactKind =
  | "text" | "long" | "number" | "money" | "date" | "boolean" | "year" | "subtype" | "scale" | "subdistrict";

interface FactSpec {
  readonly name: keyof ProjectFields;
  readonly kind: FactKind;
  readonly max?: number;
}

/** The facts of a project in the order in which an officer fills them in. */
export const factSections = [
  {
    id: "basics",
    facts: [
      { name: "name", kind: "text", max: 200 },
      { name: "alias", kind: "text", max: 400 },
      { name: "subtype", kind: "subtype" },
      { name: "scale", kind: "scale" },
      { name: "content", kind: "long", max: 4000 },
    ],
  },
  {
    id: "place",
    facts: [
      { name: "subdistrict", kind: "subdistrict" },
      { name: "address", kind: "text", max: 400 },
      { name: "boundary", kind: "long", max: 2000 },
      { name: "lon", kind: "number" },
      { name: "lat", kind: "number" },
    ],
  },
  {
    id: "people",
    facts: [
      { name: "right_holders", kind: "long", max: 1000 },
      { name: "implementer", kind: "text", max: 200 },
      { name: "implementer_code", kind: "text", max: 40 },
      { name: "coordinator", kind: "text", max: 200 },
      { name: "contact", kind: "text", max: 400 },
    ],
  },
  {
    id: "schedule",
    facts: [
      { name: "plan_needed", kind: "boolean" },
      { name: "plan_year", kind: "year" },
      { name: "start_date", kind: "date" },
      { name: "finish_date", kind: "date" },
      { name: "project_code", kind: "text", max: 40 },
      { name: "investment_total_fen", kind: "money" },
      { name: "funding_sources", kind: "long", max: 1000 },
    ],
  },
  {
    id: "use",
    facts: [
      { name: "land_area_m2", kind: "number" },
      { name: "gfa_before_m2", kind: "number" },
      { name: "gfa_after_m2", kind: "number" },
      { name: "registered_use", kind: "text", max: 200 },
      { name: "permitted_use", kind: "text", max: 200 },
      { name: "actual_use", kind: "text", max: 200 },
      { name: "use_after", kind: "text", max: 200 },
      { name: "land_right_type", kind: "text", max: 100 },
    ],
  },
  { id: "problems", facts: [{ name: "problems", kind: "long", max: 4000 }] },
] as const satisfies readonly { readonly id: string; readonly facts: readonly FactSpec[] }[];

export type FactSection = (typeof factSections)[number];
export type Fact = FactSection["facts"][number];
export type FactName = Fact["name"];

export const facts: readonly Fact[] = factSections.flatMap((section) => section.facts as readonly Fact[]);
export const factNames: readonly FactName[] = facts.map(({ name }) => name);

/** What stands in the fields of the form: texts only, "" where nothing is known. */
export type FactForm = Record<FactName, string>;

export const emptyForm = (): FactForm => Object.fromEntries(factNames.map((name) => [name, ""])) as FactForm;

function textOf(kind: FactKind, value: unknown): string {
  if (value === null || value === undefined) return "";
  if (kind === "money" && typeof value === "number") return wanOfFen(value);
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

export function toForm(fields: ProjectFields): FactForm {
  return Object.fromEntries(facts.map(({ name, kind }) => [name, textOf(kind, fields[name])])) as FactForm;
}

/** As the server counts: by characters, not by the halves of rare ones. */
const charactersOf = (text: string): number => Array.from(text).length;

export type Fault = "not_a_number" | "not_money" | "not_a_year" | "too_long" | "needed";

/** What is wrong with a text before the server is asked; it decides everything else. */
export function faultOf({ name, kind, ...rest }: Fact, text: string): Fault | null {
  const value = text.trim();
  if (value === "") return name === "name" || name === "subtype" ? "needed" : null;
  if (kind === "number" && parseNumber(value) === null) return "not_a_number";
  if (kind === "money" && fenOfWan(value) === null) return "not_money";
  if (kind === "year" && !/^(20\d\d|2100)$/.test(value)) return "not_a_year";
  return "max" in rest && charactersOf(value) > rest.max ? "too_long" : null;
}

type Value = string | number | boolean | null;

function valueOf(kind: FactKind, text: string): Value {
  const value = text.trim();
  if (value === "") return null;
  switch (kind) {
    case "number":
    case "year":
      return parseNumber(value);
    case "money":
      return fenOfWan(value);
    case "boolean":
      return value === "yes";
    default:
      return value;
  }
}

const same = (left: string | undefined, right: string | undefined): boolean => (left ?? "").trim() === (right ?? "").trim();

/** Only what was changed, as PATCH takes it: null clears. */
export function changedFields(base: FactForm, typed: Partial<FactForm>): ProjectFields {
  return Object.fromEntries(
    facts.flatMap(({ name, kind }) => {
      const text = typed[name];
      return text === undefined || same(base[name], text) ? [] : [[name, valueOf(kind, text)]];
    }),
  );
}

/** A declaration: name and sub-type on top, everything else that was filled in below `fields`. */
export function declaration(
  typed: Partial<FactForm>,
  { district, action, submit }: { district: string | undefined; action: string | undefined; submit: boolean },
): Schemas["ProjectDeclaration"] {
  const { name, subtype, ...fields } = changedFields(emptyForm(), typed);
  return {
    name: name ?? "",
    subtype: subtype ?? "",
    submit,
    ...(district ? { district } : {}),
    ...(action ? { action } : {}),
    ...(Object.keys(fields).length > 0 ? { fields } : {}),
  };
}
