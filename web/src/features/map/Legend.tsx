import { useWords } from "@/i18n/use";
import { spread, type Measure } from "./model";
import styles from "./map.module.css";

export function Legend({ measure, ends }: { measure: Measure; ends: readonly number[] }) {
  const { t, number } = useWords();
  const range = (index: number): string => {
    const end = ends[index] ?? 0;
    const start = (ends[index - 1] ?? 0) + 1;
    return start === end ? number(end) : `${number(start)}–${number(end)}`;
  };
  return (
    <div className={styles.legend}>
      <ul aria-label={t("map.legend", { measure: t(`map.measures.${measure}`) })}>
        <li>
          <span className={`${styles.swatch ?? ""} bar-fill`} data-shade={0} />0
        </li>
        {ends.map((end, index) => (
          <li key={end}>
            <span className={`${styles.swatch ?? ""} bar-fill`} data-shade={spread(index + 1, ends.length)} />
            {range(index)}
          </li>
        ))}
      </ul>
      <ul aria-label={t("map.dots")}>
        {(["exact", "approximate", "subdistrict"] as const).map((accuracy) => (
          <li key={accuracy}>
            <svg width="14" height="14" aria-hidden="true">
              <circle cx="7" cy="7" r="4.5" className={styles.dot} data-accuracy={accuracy} />
            </svg>
            {t(`map.accuracy.${accuracy}`)}
          </li>
        ))}
      </ul>
    </div>
  );
}
