import { useQuery } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useState, type SyntheticEvent } from "react";
import { useSearchParams } from "react-router";
import type { Schemas } from "@/api/client";
import { useWords } from "@/i18n/use";
import { useChangeAddress, useFilterInAddress } from "@/ui/address";
import { Empty } from "@/ui/Empty";
import { Loaded } from "@/ui/Loaded";
import { entriesQuery, proofAddress } from "./api";
import { wantedOf, type Wanted } from "./model";
import styles from "./record.module.css";

export function Lookup() {
  const { t } = useWords();
  const [search] = useSearchParams();
  const change = useChangeAddress();
  const asked = search.get("index") ?? search.get("handle") ?? "";
  const wanted = wantedOf(asked);
  const [text, setText] = useState(asked);
  const [refused, setRefused] = useState(false);

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const next = wantedOf(text);
    setRefused(next === null);
    if (!next) return;
    change(
      (address) => {
        address.delete("index");
        address.delete("handle");
        address.set(next.kind, next.kind === "index" ? String(next.index) : next.handle);
        return address;
      },
      { preventScrollReset: true },
    );
  };

  return (
    <>
      <form className={styles.lookup} onSubmit={submit} role="search">
        <label htmlFor="wanted">{t("record.lookup_label")}</label>
        <div className={styles.lookupRow}>
          <Input
            id="wanted"
            value={text}
            inputMode="text"
            autoComplete="off"
            spellCheck={false}
            status={refused ? "error" : ""}
            aria-invalid={refused}
            aria-describedby={refused ? "wanted-error" : undefined}
            onChange={(event) => {
              setText(event.target.value);
            }}
          />
          <Button htmlType="submit">{t("record.lookup_do")}</Button>
        </div>
        {refused && (
          <p id="wanted-error" role="alert" className={styles.error}>
            {t("record.lookup_malformed")}
          </p>
        )}
      </form>
      {wanted && <Found wanted={wanted} />}
    </>
  );
}

function Found({ wanted }: { wanted: Wanted }) {
  const { t } = useWords();
  const query = useQuery(entriesQuery(wanted));
  return (
    <Loaded query={query}>
      {(entries) =>
        entries.length === 0 ? (
          <Empty title={t("record.no_entry")} />
        ) : (
          <ul className="stack">
            {entries.map((entry) => (
              <EntryCard key={entry.index} entry={entry} />
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

function EntryCard({ entry }: { entry: Schemas["Entry"] }) {
  const { t, instant } = useWords();
  return (
    <li className={styles.entry}>
      <h3>{t("record.entry", { index: entry.index })}</h3>
      <p className="row">
        {entry.kind && <span className="mono">{entry.kind}</span>}
        {entry.at && <time dateTime={entry.at}>{instant(entry.at)}</time>}
        <span>{t(entry.sealed ? "record.sealed" : "record.not_sealed")}</span>
      </p>
      <p className="soft small">{t("record.entry_note")}</p>
      <pre className={styles.code} tabIndex={0}>
        {entry.entry}
      </pre>
      {entry.sealed && (
        <p className="row no-print">
          <ProofActions index={entry.index} />
        </p>
      )}
    </li>
  );
}

function ProofActions({ index }: { index: number }) {
  const { t } = useWords();
  const set = useFilterInAddress();
  return (
    <>
      <Button
        type="primary"
        onClick={() => {
          set("verify", String(index));
          document.getElementById("verify")?.scrollIntoView();
        }}
      >
        {t("record.verify_here")}
      </Button>
      <a href={proofAddress(index)} download={`proof-${index}.tlog-proof`}>
        {t("record.download_proof")}
      </a>
    </>
  );
}
