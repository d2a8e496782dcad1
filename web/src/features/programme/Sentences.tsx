import { useRenewalNames } from "@/data/renewal";
import { useWords } from "@/i18n/use";
import { PlaceLink } from "@/ui/PlaceLink";
import { Zh } from "@/ui/Zh";
import styles from "./programme.module.css";
import { amount, type Item, type Late, type Story } from "./model";
import { useMilestoneName } from "@/data/milestones";

export function ProgressSentence({ progress }: { progress: Story["progress"] }) {
  const { t } = useWords();
  if (progress.kind === "nothing_reported") return <>{t("programme.nothing_reported")}</>;
  const { met, moving, quiet } = progress;
  const parts = [
    met > 0 ? t("programme.met", { count: met }) : t("programme.none_met"),
    moving > 0 && t("programme.moving", { count: moving }),
    quiet > 0 && t("programme.quiet", { count: quiet }),
  ].filter((part) => part !== false);
  return <>{t("programme.so_far", { parts: parts.join(t("programme.comma")) })}</>;
}

export function useItemPhrase(): (item: Item) => string {
  const { t, say, number, language } = useWords();
  return (item) => {
    const name = say({ zh: item.name_zh, en: item.name_en });
    if (item.quantity === null) return name;
    const { value, unit } = amount(item.quantity, item, language);
    return t("programme.item_phrase", { name, quantity: number(value), unit });
  };
}

/** "… is 12 days late, because …", with a link to the project. */
export function LateSentence({ late }: { late: Late }) {
  const { t, date, space } = useWords();
  const names = useRenewalNames();
  const milestone = useMilestoneName();
  return (
    <>
      <PlaceLink to={`/projects/${late.project}`}>
        <Zh>{late.project_name}</Zh>
      </PlaceLink>
      {space}
      {t("programme.late_by", {
        milestone: milestone(late.milestone),
        due: date(late.due),
        count: late.days_late,
      })}
      {late.cause ? t("programme.because", { cause: names.cause(late.cause) }) : t("programme.cause_unknown")}
      {late.note && (
        <>
          {space}
          <span className={styles.lateWords}>
            <Zh>{late.note}</Zh>
          </span>
        </>
      )}
    </>
  );
}
