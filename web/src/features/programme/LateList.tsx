import { useWords } from "@/i18n/use";
import { PlaceLink } from "@/ui/PlaceLink";
import { byDelay, type Late } from "./model";
import { LateSentence } from "./Sentences";
import styles from "./programme.module.css";

/** What is late and why; says nothing where nothing is. */
export function LateList({ late, limit }: { late: readonly Late[]; limit: number }) {
  const { t } = useWords();
  if (late.length === 0) return null;
  const sorted = byDelay(late);
  return (
    <section aria-labelledby="late" className={styles.late}>
      <h2 id="late">{t("programme.late_title", { count: late.length })}</h2>
      <ol className={styles.lateItems}>
        {sorted.slice(0, limit).map((one) => (
          <li key={`${one.project} ${one.milestone}`}>
            <LateSentence late={one} />
          </li>
        ))}
      </ol>
      {sorted.length > limit && (
        <p className="no-print">
          <PlaceLink to="/projects" query={{ late: "true" }}>
            {t("programme.all_late", { count: sorted.length })}
          </PlaceLink>
        </p>
      )}
    </section>
  );
}
