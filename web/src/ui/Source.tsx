import { Tooltip } from "antd";
import type { ReactNode } from "react";
import type { Schemas } from "@/api/client";
import { useWords } from "@/i18n/use";
import styles from "./ui.module.css";

export const certainties = ["READ", "RECALLED-H", "RECALLED-M", "RECALLED-L", "DESIGN"] as const;
export type Certainty = (typeof certainties)[number];

/** Programme data abbreviate the recalled marks to H, M and L; descriptions may follow a colon. */
export function certaintyOf(text: string | null | undefined): Certainty | undefined {
  const mark = /^(READ|RECALLED-[HML]|DESIGN|[HML])\b/.exec(text ?? "")?.[1];
  return certainties.find((known) => known === mark || known === `RECALLED-${mark ?? ""}`);
}

export function CertaintyMark({ value }: { value: string | null | undefined }) {
  const { t } = useWords();
  const certainty = certaintyOf(value);
  if (!certainty) return null;
  return (
    <Tooltip title={t(`certainty.${certainty}.long`)}>
      {/* Focusable, so that the explanation is there for the keyboard too. */}
      <span className={styles.certainty} data-certainty={certainty} tabIndex={0} role="note">
        {t(`certainty.${certainty}.short`)}
      </span>
    </Tooltip>
  );
}

/** Where the facts of a page come from, and how sure they are. */
export function SourceLine({ source, children }: { source: Schemas["Source"]; children?: ReactNode }) {
  const { t, date, say } = useWords();
  const { document = "", document_zh: zh = document } = source;
  if (document === "") return null;
  return (
    <p className={styles.source}>
      <span>{t("source.from", { document: say({ zh, en: document }) })}</span>
      {/* Most documents name their own day. */}
      {source.issued && !document.includes(source.issued.slice(0, 4)) && <span>{date(source.issued)}</span>}
      {source.phrase && <span>{t("source.phrase", { phrase: source.phrase })}</span>}
      <CertaintyMark value={source.certainty} />
      {children}
    </p>
  );
}
