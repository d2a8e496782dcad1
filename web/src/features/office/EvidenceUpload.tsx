import { CheckCircleOutlined, DeleteOutlined, InboxOutlined, ReloadOutlined } from "@ant-design/icons";
import { Button, Input, Progress } from "antd";
import { useCallback, useEffect, useReducer, useRef, useState, type DragEvent } from "react";
import { asProblem } from "@/api/problem";
import { uploadFile } from "@/api/upload";
import { useWords } from "@/i18n/use";
import { evidence, grouped, repeated, type EvidenceFile } from "./evidence";
import styles from "./evidence.module.css";

interface Uploads {
  readonly files: readonly EvidenceFile[];
  readonly add: (chosen: Iterable<File>) => void;
  readonly retry: (id: number) => void;
  readonly rename: (id: number, title: string) => void;
  readonly remove: (id: number) => void;
}

/** Sends files as they are chosen; those still on their way are given up when the dialog closes. */
export function useUploads(): Uploads {
  const [files, dispatch] = useReducer(evidence, []);
  const running = useRef(new Map<number, { file: File; abort: AbortController }>());
  const last = useRef(0);

  useEffect(() => {
    const uploads = running.current;
    return () => {
      uploads.forEach(({ abort }) => {
        abort.abort();
      });
    };
  }, []);

  const send = useCallback((id: number, file: File) => {
    const abort = new AbortController();
    running.current.set(id, { file, abort });
    const progress = (share: number) => {
      dispatch({ type: "progressed", id, share });
    };
    uploadFile(file, { progress, signal: abort.signal }).then(
      ({ sha256 }) => {
        dispatch({ type: "stored", id, sha256 });
      },
      (error: unknown) => {
        if (!abort.signal.aborted) dispatch({ type: "failed", id, problem: asProblem(error) });
      },
    );
  }, []);

  return {
    files,
    add: (chosen) => {
      for (const file of chosen) {
        last.current += 1;
        dispatch({ type: "added", id: last.current, name: file.name, size: file.size });
        send(last.current, file);
      }
    },
    retry: (id) => {
      const file = running.current.get(id)?.file;
      if (!file) return;
      dispatch({ type: "retried", id });
      send(id, file);
    },
    rename: (id, title) => {
      dispatch({ type: "renamed", id, title });
    },
    remove: (id) => {
      running.current.get(id)?.abort.abort();
      running.current.delete(id);
      dispatch({ type: "removed", id });
    },
  };
}

/** Files are dropped or chosen, several at once; each shows how far it is and, once stored, its digest. */
export function EvidenceUpload({ uploads }: { uploads: Uploads }) {
  const { t } = useWords();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    uploads.add(event.dataTransfer.files);
  };
  const again = repeated(uploads.files);
  return (
    <div className={styles.evidence} role="group" aria-label={t("office.upload.title")}>
      <label
        className={styles.drop}
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
        <input
          type="file"
          multiple
          className="visually-hidden"
          onChange={(event) => {
            uploads.add(event.target.files ?? []);
            event.target.value = ""; // the same file may be chosen again
          }}
        />
        <InboxOutlined aria-hidden="true" className={styles.dropIcon} />
        <span>{t("office.upload.choose")}</span>
        <span className="soft small">{t("office.upload.hint")}</span>
      </label>
      <ul className={styles.files}>
        {uploads.files.map((file) => (
          <FileRow key={file.id} file={file} again={again.has(file.id)} uploads={uploads} />
        ))}
      </ul>
    </div>
  );
}

function FileRow({ file, again, uploads }: { file: EvidenceFile; again: boolean; uploads: Uploads }) {
  const { t, bytes } = useWords();
  return (
    <li className={styles.file}>
      <div className={styles.fileHead}>
        <Input
          aria-label={t("office.upload.name")}
          value={file.title}
          maxLength={200}
          onChange={(event) => {
            uploads.rename(file.id, event.target.value);
          }}
        />
        <span className="soft small number">{bytes(file.size)}</span>
        {file.state.kind === "failed" && (
          <Button
            icon={<ReloadOutlined />}
            aria-label={t("office.upload.retry", { name: file.title })}
            onClick={() => {
              uploads.retry(file.id);
            }}
          />
        )}
        <Button
          type="text"
          icon={<DeleteOutlined />}
          aria-label={t("office.upload.remove", { name: file.title })}
          onClick={() => {
            uploads.remove(file.id);
          }}
        />
      </div>
      <FileState file={file} again={again} />
    </li>
  );
}

function FileState({ file: { title, state }, again }: { file: EvidenceFile; again: boolean }) {
  const { t, say } = useWords();
  switch (state.kind) {
    case "sending":
      return (
        <Progress
          percent={Math.floor(state.share * 100)}
          size="small"
          aria-label={t("office.upload.progress", { name: title })}
        />
      );
    case "failed":
      return (
        <p className={styles.failed} role="alert">
          {say(state.problem.sentence)} <code>{state.problem.code}</code>
        </p>
      );
    case "stored":
      return again ? (
        <p className={styles.failed} role="alert">
          {t("office.upload.again")}
        </p>
      ) : (
        <p className={styles.stored} role="status">
          <CheckCircleOutlined aria-hidden="true" /> {t("office.upload.stored")}{" "}
          <code className={styles.hash}>SHA-256 {grouped(state.sha256)}</code>
        </p>
      );
  }
}
