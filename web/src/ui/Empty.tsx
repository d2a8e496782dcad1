import type { ReactNode } from "react";
import styles from "./ui.module.css";

interface Props {
  readonly title: string;
  /** Nothing else stands on the page, so that the title is its heading. */
  readonly whole?: boolean;
  readonly children?: ReactNode;
}

/** Nothing to show, said in words, with what one may do next. */
export function Empty({ title, whole = false, children }: Props) {
  const Title = whole ? "h1" : "p";
  return (
    <div className={styles.empty}>
      <Title className={styles.emptyTitle}>{title}</Title>
      {children}
    </div>
  );
}
