import { useVerbName } from "@/data/renewal";
import { useWords, type Words } from "@/i18n/use";
import { PlaceLink } from "@/ui/PlaceLink";
import { ProgressBar, type Shares } from "@/ui/ProgressBar";
import { StatusTag } from "@/ui/StatusTag";
import { amount, barOf, hasTarget, silent, statusOf, type Item } from "./model";
import styles from "./programme.module.css";

/** `told` where the action has said already that nothing was reported of any of its items. */
export function ItemRow({ item, told }: { item: Item; told: boolean }) {
  const words = useWords();
  const { t, say } = words;
  const verb = useVerbName();
  const bar = barOf(item.rollup);
  const status = statusOf(item.rollup);
  const quiet = silent(item.rollup);
  return (
    <li className={styles.item}>
      <div className={styles.itemHead}>
        <h4 className={styles.itemName}>
          {item.projects > 0 ? (
            <PlaceLink to="/projects" query={{ item: item.id }}>
              {say({ zh: item.name_zh, en: item.name_en })}
            </PlaceLink>
          ) : (
            say({ zh: item.name_zh, en: item.name_en })
          )}
        </h4>
        <span className={styles.verb}>{say({ zh: item.verb_zh ?? verb(item.milestone), en: verb(item.milestone) })}</span>
        {!quiet && <StatusTag status={status} />}
        <Target item={item} />
      </div>
      {bar && <ProgressBar shares={bar} label={barLabel(words, item)} />}
      {!(quiet && told) && (
        <p className={styles.figures}>{quiet ? t("programme.item_quiet") : <Numbers item={item} bar={bar} />}</p>
      )}
      {item.quantity !== null && !item.places_complete && item.quantity_kind === "count_of_named" && (
        <p className={styles.figures}>{t("programme.open_list")}</p>
      )}
    </li>
  );
}

function Target({ item }: { item: Item }) {
  const { t, number, language } = useWords();
  if (item.quantity === null) return <span className={styles.noTarget}>{t("programme.no_target")}</span>;
  const { value, unit } = amount(item.quantity, item, language);
  if (!hasTarget(item)) {
    return <span className={styles.noTarget}>{t("programme.named", { quantity: number(value), unit })}</span>;
  }
  return (
    <span className={styles.target}>
      <strong>{number(value)}</strong> {unit}
    </span>
  );
}

function Numbers({ item, bar }: { item: Item; bar: Shares | null }) {
  const { t, number, percent, language } = useWords();
  const { rollup } = item;
  const of = (value: number) => number(amount(value, item, language).value);
  return (
    <>
      <span>
        {t("progress.verified")} <strong>{of(rollup.verified)}</strong>
        {bar && ` (${percent(bar.verified)})`}
      </span>
      <span>
        {t("progress.claimed")} {of(rollup.claimed)}
      </span>
      <span>
        {t("progress.planned")} {of(rollup.planned)}
      </span>
      {typeof rollup.forecast === "number" && (
        <span>
          {t("progress.forecast")} {of(rollup.forecast)}
          {typeof rollup.forecast_low === "number" && typeof rollup.forecast_high === "number" && (
            <span className="soft">{` (${of(rollup.forecast_low)}–${of(rollup.forecast_high)})`}</span>
          )}
        </span>
      )}
    </>
  );
}

function barLabel({ t, say, number, language }: Words, item: Item): string {
  const of = (value: number) => number(amount(value, item, language).value);
  return t("progress.label", {
    name: say({ zh: item.name_zh, en: item.name_en }),
    target: of(item.rollup.target ?? 0),
    verified: of(item.rollup.verified),
    claimed: of(item.rollup.claimed),
    planned: of(item.rollup.planned),
  });
}
