import type { Schemas } from "@/api/client";
import { useVerbName } from "@/data/renewal";
import { amount } from "@/features/programme/model";
import { useWords } from "@/i18n/use";
import { PlainTag } from "@/ui/StatusTag";
import { Zh } from "@/ui/Zh";
import styles from "./projects.module.css";

type Contribution = Schemas["Contribution"];

export function ContributionList({ contributions }: { contributions: readonly Contribution[] }) {
  const { t } = useWords();
  if (contributions.length === 0) return <p className="soft">{t("project.no_contributions")}</p>;
  return (
    <ul className={styles.contributions}>
      {contributions.map((one) => (
        <ContributionRow key={one.id} contribution={one} />
      ))}
    </ul>
  );
}

function ContributionRow({ contribution }: { contribution: Contribution }) {
  const { t, say, date, number, language, space } = useWords();
  const verbName = useVerbName();
  const { unit = null, unit_en = null, status, verb, due, reached_on: reached } = contribution;
  const of = (value: number) => {
    const { value: shown, unit: unitShown } = amount(value, { unit, unit_en }, language);
    return `${number(shown)} ${unitShown}`.trim();
  };
  return (
    <li className={styles.contribution}>
      <p className={styles.contributionName}>
        {say({ zh: contribution.item_name_zh ?? contribution.item, en: contribution.item_name_en })}{" "}
        <PlainTag>{t(`contribution.${status}`)}</PlainTag>
      </p>
      <p className={styles.contributionFigures}>
        <span>
          {t("progress.planned")} {of(contribution.quantity)}
        </span>
        {typeof contribution.claimed_quantity === "number" && (
          <span>
            {t("progress.claimed")} {of(contribution.claimed_quantity)}
          </span>
        )}
        {typeof contribution.verified_quantity === "number" && (
          <span>
            <strong>
              {t("progress.verified")} {of(contribution.verified_quantity)}
            </strong>
          </span>
        )}
        {verb && <span className="soft">{t("project.verb", { verb: verbName(verb) })}</span>}
        {due && <span className="soft">{t("project.due", { date: date(due) })}</span>}
        {reached && <span className="soft">{t("project.reached", { date: date(reached) })}</span>}
      </p>
      {status === "verified" && <Evidence files={contribution.evidence ?? []} />}
      {status === "refused" && contribution.reason && (
        <p>
          {t("project.refused_because")}
          {space}
          <Zh>{contribution.reason}</Zh>
        </p>
      )}
    </li>
  );
}

/** What the verification rests on, by title. The files themselves are for those who verify. */
function Evidence({ files }: { files: NonNullable<Contribution["evidence"]> }) {
  const { t, list, space } = useWords();
  if (files.length === 0) return null;
  return (
    <p className="soft small">
      {t("project.evidence")}
      {space}
      <Zh>{list(files.map(({ title }) => title))}</Zh>
    </p>
  );
}
