import type { Schemas } from "@/api/client";
import { useWords } from "@/i18n/use";
import { Zh } from "@/ui/Zh";
import { facts, money, type FactName } from "./model";
import styles from "./projects.module.css";

export function FactList({ fields }: { fields: Schemas["ProjectFields"] }) {
  const { t, list } = useWords();
  const { known, unknown } = facts(fields);
  return (
    <>
      {known.length === 0 ? (
        <p className="soft">{t("project.no_facts")}</p>
      ) : (
        <dl className={styles.facts}>
          {known.map(({ name, value }) => (
            <div key={name}>
              <dt>{t(`fact.${name}`)}</dt>
              <dd>
                <FactValue name={name} value={value} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {unknown.length > 0 && (
        <details className={styles.unknown}>
          <summary>{t("project.not_published", { count: unknown.length })}</summary>
          <p className="soft">{list(unknown.map((name) => t(`fact.${name}`)))}</p>
        </details>
      )}
    </>
  );
}

function FactValue({ name, value }: { name: FactName; value: string | number }) {
  const { t, number, date, language } = useWords();
  if (typeof value === "string") return name.endsWith("_date") ? date(value) : <Zh>{value}</Zh>;
  if (name === "plan_year") return String(value);
  if (name.endsWith("_m2")) return `${number(value)} m²`;
  const sum = money(value, language);
  return t(`fact.money.${sum.unit}`, { value: number(sum.value) });
}
