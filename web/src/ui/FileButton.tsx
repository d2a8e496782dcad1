import { useId, useState } from "react";
import { useWords } from "@/i18n/use";
import styles from "./file.module.css";

interface Props {
  /** Names the field for a screen reader; the button itself only says "choose a file". */
  readonly label: string;
  readonly onFile: (file: File | undefined) => void;
}

/** A file field that speaks the language of the page; the browser's own speaks that of the browser. */
export function FileButton({ label, onFile }: Props) {
  const { t, bytes } = useWords();
  const id = useId();
  const [chosen, setChosen] = useState<File>();
  return (
    <span className={styles.file}>
      <label htmlFor={id} className={styles.button}>
        {t("record.choose_file")}
      </label>
      <input
        id={id}
        type="file"
        className="visually-hidden"
        aria-label={`${label} ${t("record.choose_file")}`}
        onChange={(event) => {
          const file = event.target.files?.[0];
          setChosen(file);
          onFile(file);
          event.target.value = ""; // so that the same file may be chosen again after it was mended
        }}
      />
      {chosen && (
        <span className="small">
          {chosen.name} ({bytes(chosen.size)})
        </span>
      )}
    </span>
  );
}
