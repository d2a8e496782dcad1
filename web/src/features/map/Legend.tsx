import { useWords } from "@/i18n/use";
import { spread, type Dot, type Measure } from "./model";
import styles from "./map.module.css";

const kinds = ["exact", "approximate", "subdistrict"] as const;

interface Props {
  readonly measure: Measure;
  readonly ends: readonly number[];
  /** Only the kinds of dots that are drawn are explained. */
  readonly accuracies: ReadonlySet<Dot["accuracy"]>;
}

export function Legend({ measure, ends, accuracies }: Props) {
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
        {kinds.filter((kind) => accuracies.has(kind)).map((accuracy) => (
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
