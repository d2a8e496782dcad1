import type { Schemas } from "@/api/client";
import { useWords } from "@/i18n/use";
import styles from "./tags.module.css";

type Status = NonNullable<Schemas["Rollup"]["status"]>;

/** The word carries the meaning; the colour only repeats it. */
export function StatusTag({ status }: { status: Status }) {
  const { t } = useWords();
  return (
    <span className={styles.tag} data-tone={status}>
      {t(`status.${status}`)}
    </span>
  );
}

export function LateTag({ days }: { days: number | undefined }) {
  const { t } = useWords();
  return (
    <span className={styles.tag} data-tone="late">
      {days ? t("common.days_late", { count: days }) : t("status.late")}
    </span>
  );
}

export function PlainTag({ children }: { children: string }) {
  return <span className={styles.tag}>{children}</span>;
}
