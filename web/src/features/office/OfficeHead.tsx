import type { ReactNode } from "react";
import { usePageTitle } from "@/app/usePageTitle";
import { useWords } from "@/i18n/use";
import { DistrictSwitch } from "@/ui/DistrictSwitch";
import { useOfficePlace } from "./place";
import styles from "./office.module.css";

interface Props {
  readonly title: ReactNode;
  /** For the browser's tab, where the title is more than text. */
  readonly tab: string;
  readonly lead?: ReactNode;
  readonly children?: ReactNode;
}

/** The head of a page of the office: which district it speaks of, and what one may do here. */
export function OfficeHead({ title, tab, lead, children }: Props) {
  const { t, say } = useWords();
  const { known, free } = useOfficePlace();
  const name = known ? say({ zh: known.name_zh, en: known.name_en }) : "";
  usePageTitle(tab);
  return (
    <header className={styles.head}>
      <div className={styles.headText}>
        {free ? (
          <DistrictSwitch />
        ) : (
          known && (
            <p
              className={known.practice ? styles.practice : "soft small"}
              title={known.practice ? t("district.practice_note") : undefined}
            >
              {name}
              {known.practice && !name.toLowerCase().includes(t("district.practice").toLowerCase()) && ` · ${t("district.practice")}`}
            </p>
          )
        )}
        <h1>{title}</h1>
        {lead && <p className="soft">{lead}</p>}
      </div>
      {children && <div className="row no-print">{children}</div>}
    </header>
  );
}
