import { useVerbName } from "@/data/renewal";
import { useWords } from "@/i18n/use";
import { Zh } from "@/ui/Zh";
import { amount, type Programme } from "./model";
import styles from "./programme.module.css";

type Figure = Programme["figures"][number];

/** Numbers of the programme as a whole, printed in the newspaper; they are not targets of an action. */
export function Figures({ figures, practice }: { figures: readonly Figure[]; practice: boolean }) {
  const { t } = useWords();
  if (figures.length === 0) return null;
  return (
    <section aria-labelledby="figures" className="stack">
      <div>
        <h2 id="figures">{t("programme.figures")}</h2>
        {!practice && <p className="soft">{t("programme.figures_note")}</p>}
      </div>
      <ul className={styles.figureGrid}>
        {figures.map((figure) => (
          <FigureCard key={figure.code} figure={figure} />
        ))}
      </ul>
    </section>
  );
}

function FigureCard({ figure }: { figure: Figure }) {
  const { say, number, language } = useWords();
  const verb = useVerbName();
  const { value, unit } = amount(figure.quantity, { unit: figure.unit, unit_en: figure.unit_en ?? figure.unit }, language);
  return (
    <li className={styles.figure}>
      <p className={styles.figureNumber}>
        {number(value)}
        <span className={styles.figureUnit}>{unit}</span>
      </p>
      <p>{say({ zh: figure.name_zh, en: figure.name_en })}</p>
      <p className="soft small">{say({ zh: figure.verb_zh ?? verb(figure.milestone), en: verb(figure.milestone) })}</p>
      {figure.parts && figure.parts.length > 0 && (
        <p className="soft small">
          <Zh>{figure.parts.join("、")}</Zh>
        </p>
      )}
    </li>
  );
}
