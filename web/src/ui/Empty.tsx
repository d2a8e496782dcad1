import type { ReactNode } from "react";
import styles from "./ui.module.css";

/** Nothing to show, said in words, with what one may do next. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p className={styles.emptyTitle}>{title}</p>
      {children}
    </div>
  );
}
