import { useWords } from "@/i18n/use";
import { Zh } from "@/ui/Zh";
import { grouped, type Evidence } from "./evidence";
import styles from "./evidence.module.css";

/** Files that prove a claim, to be downloaded; the digest tells that it is the very file of the record. */
export function EvidenceList({ files }: { files: readonly Evidence[] }) {
  const { t, bytes } = useWords();
  if (files.length === 0) return <p className="soft">{t("office.evidence.none")}</p>;
  return (
    <ul className={styles.list}>
      {files.map(({ sha256, title, size }) => (
        <li key={sha256}>
          <span>
            <a href={`/api/v1/files/${sha256}`} download={title}>
              <Zh>{title}</Zh>
            </a>{" "}
            {size > 0 && <span className="soft small number">{bytes(size)}</span>}
          </span>
          <code className={`${styles.hash ?? ""} small`}>SHA-256 {grouped(sha256)}</code>
        </li>
      ))}
    </ul>
  );
}
