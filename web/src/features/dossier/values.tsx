import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useRenewalNames } from "@/data/renewal";
import { milestoneKinds, useMilestoneName } from "@/data/milestones";
import { subdistrictsQuery } from "@/features/map/api";
import { useOfficePlace } from "@/features/office/place";
import { facts, type FactName } from "@/features/library/facts";
import { money } from "@/features/projects/model";
import { useWords } from "@/i18n/use";
import { Zh } from "@/ui/Zh";
import { splitField } from "./model";

const degreeDigits = 6; // a decimetre

/** A fact as its reader would write it. */
export function useFactText(): (name: FactName, value: unknown) => ReactNode {
  const { t, number, date, language } = useWords();
  const names = useRenewalNames();
  const { district, year } = useOfficePlace();
  const { data: subdistricts } = useQuery(subdistrictsQuery({ district, year }));
  return (name, value) => {
    if (typeof value === "boolean") return t(value ? "office.common.yes" : "office.common.no");
    if (typeof value === "number") {
      if (name === "plan_year") return String(value);
      if (name === "lon" || name === "lat") return String(Number(value.toFixed(degreeDigits)));
      if (name.endsWith("_m2")) return `${number(value)} m²`;
      if (name !== "investment_total_fen") return number(value);
      const sum = money(value, language);
      return t(`fact.money.${sum.unit}`, { value: number(sum.value) });
    }
    const text = typeof value === "string" ? value : JSON.stringify(value ?? "");
    switch (facts.find((fact) => fact.name === name)?.kind) {
      case "date":
        return date(text);
      case "subtype":
        return names.subtype(text);
      case "scale":
        return names.scale(text);
      case "subdistrict":
        return <Zh>{subdistricts?.items.find(({ code }) => code === text)?.name ?? text}</Zh>;
      default:
        return <Zh>{text}</Zh>;
    }
  };
}

const milestoneFields = ["title", "baseline", "forecast", "actual", "delay_cause", "delay_note"] as const;
const otherFields = ["state", "action", "library_no", "verb"] as const;

/** The name of a changed field, and a value of it, for the history. */
export function useFieldWords(): { name: (field: string) => string; value: (field: string, value: unknown) => ReactNode } {
  const { t, date } = useWords();
  const names = useRenewalNames();
  const milestone = useMilestoneName();
  const factText = useFactText();
  const factOf = (field: string) => facts.find((fact) => fact.name === field)?.name;

  const name = (field: string) => {
    const { of, name: inner } = splitField(field);
    const part = milestoneFields.find((one) => one === inner);
    if (of !== null && milestoneKinds.some((kind) => kind === of))
      return `${milestone(of)} · ${part ? t(`office.history.milestone.${part}`) : inner}`;
    const fact = factOf(field);
    if (fact) return t(`office.fact.${fact}`);
    const other = otherFields.find((one) => one === field);
    return other ? t(`office.history.field.${other}`) : field;
  };
  const value = (field: string, raw: unknown): ReactNode => {
    const { of, name: inner } = splitField(field);
    const fact = of === null ? factOf(field) : undefined;
    // Personal data stands in no event: the history shows that it changed, not what it says.
    if (fact === "contact") return <span className="soft">{t("office.history.kept_apart")}</span>;
    if (fact) return factText(fact, raw);
    if (typeof raw !== "string") return JSON.stringify(raw);
    if (field === "state") return names.state(raw);
    if (field === "verb") return names.verb(raw);
    if (inner === "delay_cause") return names.cause(raw);
    return ["baseline", "forecast", "actual"].includes(inner) ? date(raw) : <Zh>{raw}</Zh>;
  };
  return { name, value };
}
