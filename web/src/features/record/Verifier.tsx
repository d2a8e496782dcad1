import { useMutation } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useCallback, useEffect, useId, useRef, useState, type DragEvent } from "react";
import { useSearchParams } from "react-router";
import { useWords } from "@/i18n/use";
import { FileButton } from "@/ui/FileButton";
import { Problem } from "@/ui/Problem";
import { readEntryText, readProof } from "./api";
import { examine, originOf, proofText } from "./model";
import { Outcome } from "./Outcome";
import styles from "./record.module.css";

interface Props {
  readonly publishedKey: string;
  readonly origin: string;
}

/** Everything here is computed in the browser; the reader may disconnect the network first. */
export function Verifier({ publishedKey, origin }: Props) {
  const { t } = useWords();
  const [proof, setProof] = useState("");
  const [key, setKey] = useState(publishedKey);
  const [document, setDocument] = useState<File | null>(null);
  const [unreadable, setUnreadable] = useState(false);
  const ids = { proof: useId(), key: useId() };

  const examination = useMutation({
    mutationFn: async (text: string) =>
      examine(
        {
          proof: text,
          verifierKey: key,
          origin: key.trim() === publishedKey ? origin : originOf(key),
          document: document ? new Uint8Array(await document.arrayBuffer()) : undefined,
        },
        readEntryText,
      ),
  });
  const { mutate } = examination;
  const take = (text: string) => {
    setProof(text);
    setUnreadable(false);
    if (text.trim() !== "") mutate(text);
  };
  const takeFile = async (file: File | undefined) => {
    if (!file) return;
    const text = await proofText(file);
    setUnreadable(text === null);
    if (text !== null) take(text);
  };
  const fetched = useProofFromAddress(take);

  return (
    <div className={styles.verifier}>
      <DropZone onFile={(file) => void takeFile(file)} />
      {unreadable && (
        <p role="alert" className={styles.error}>
          {t("record.unreadable")}
        </p>
      )}
      <div className={styles.field}>
        <label htmlFor={ids.proof}>{t("record.proof_text")}</label>
        <Input.TextArea
          id={ids.proof}
          className={`hx-growing ${styles.proof ?? ""}`}
          value={proof}
          rows={5}
          spellCheck={false}
          onChange={(event) => {
            setProof(event.target.value);
            examination.reset();
          }}
        />
      </div>
      <details className={styles.more}>
        <summary>{t("record.more")}</summary>
        <div className={styles.field}>
          <label htmlFor={ids.key}>{t("record.own_key")}</label>
          <Input
            id={ids.key}
            className="mono"
            value={key}
            spellCheck={false}
            onChange={(event) => {
              setKey(event.target.value);
              examination.reset();
            }}
          />
          <p className="soft small">{t("record.own_key_note")}</p>
        </div>
        <div className={styles.field}>
          <span>{t("record.document")}</span>
          <FileButton
            label={t("record.document")}
            onFile={(file) => {
              setDocument(file ?? null);
              examination.reset();
            }}
          />
          <p className="soft small">{t("record.document_note")}</p>
        </div>
      </details>
      <div>
        <Button
          type="primary"
          disabled={proof.trim() === ""}
          loading={examination.isPending}
          onClick={() => {
            take(proof);
          }}
        >
          {t("record.verify_do")}
        </Button>
      </div>
      <div aria-live="polite">
        {fetched.error && <Problem error={fetched.error} retry={fetched.again} />}
        {examination.isError && <Problem error={examination.error} />}
        {examination.data && <Outcome examined={examination.data} withDocument={document !== null} />}
      </div>
    </div>
  );
}

/** `?verify=12` brings the proof of entry 12 along, from the look-up or from a link. */
function useProofFromAddress(take: (text: string) => void): { error: Error | null; again: () => void } {
  const [search] = useSearchParams();
  const wanted = search.get("verify");
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  const { mutate, error } = useMutation({
    mutationFn: readProof,
    onSuccess: (text) => {
      latest.current(text);
    },
  });
  const again = useCallback(() => {
    if (wanted !== null && /^\d{1,15}$/.test(wanted)) mutate(Number(wanted));
  }, [wanted, mutate]);
  useEffect(again, [again]);
  return { error, again };
}

function DropZone({ onFile }: { onFile: (file: File | undefined) => void }) {
  const { t } = useWords();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFile(event.dataTransfer.files[0]);
  };
  return (
    <div
      className={`${styles.drop ?? ""} no-print`}
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={drop}
    >
      <p>{t("record.drop")}</p>
      <FileButton label={t("record.drop")} onFile={onFile} />
    </div>
  );
}
