import { useInfiniteQuery } from "@tanstack/react-query";
import { DownloadOutlined } from "@ant-design/icons";
import { Skeleton } from "antd";
import type { Schemas } from "@/api/client";
import { useChangeName } from "@/data/changes";
import { MorePages } from "@/features/office/MorePages";
import { RecordLink } from "@/features/office/RecordLink";
import { historyPages } from "@/features/projects/api";
import office from "@/features/office/office.module.css";
import { useWords } from "@/i18n/use";
import { Problem } from "@/ui/Problem";
import { Zh } from "@/ui/Zh";
import { byOrder, type FieldChange } from "./model";
import { useFieldWords } from "./values";
import styles from "./dossier.module.css";

type Change = Schemas["Change"];

/** Who changed which field when, from what to what, each with its line of the record. */
export function HistoryPanel({ id }: { id: string }) {
  const { t } = useWords();
  const pages = useInfiniteQuery(historyPages(id));
  const changes = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section aria-labelledby="history" className={`${office.section ?? ""} ${styles.last ?? ""}`}>
      <div className={office.sectionHead}>
        <h2 id="history">{t("project.history")}</h2>
        {changes.length > 0 && (
          <a href={`/api/v1/projects/${id}/history?format=csv`} download className="small no-print">
            <DownloadOutlined aria-hidden="true" /> {t("projects.csv")}
          </a>
        )}
      </div>
      {pages.isError && <Problem error={pages.error} retry={() => void pages.refetch()} />}
      {pages.isPending && <Skeleton active />}
      {pages.data && changes.length === 0 && <p className="soft">{t("project.no_history")}</p>}
      <ol className={styles.history}>
        {changes.map((change) => (
          <ChangeRow key={change.seq} change={change} />
        ))}
      </ol>
      <MorePages pages={pages} />
    </section>
  );
}

const roles = ["admin", "manager", "reviewer", "clerk", "subdistrict", "planner", "auditor", "applicant", "resident"] as const;

function ChangeRow({ change }: { change: Change }) {
  const { t, instant, space } = useWords();
  const kind = useChangeName();
  const known = roles.find((role) => role === change.role);
  const role = known ? t(`role.${known}`) : change.role === "system" ? t("office.history.system") : undefined;
  const name = change.actor !== change.role && change.actor !== "system" ? change.actor : undefined;
  return (
    <li className={styles.change}>
      <div className={styles.changeHead}>
        <strong>{kind(change.kind)}</strong>
        <span className="soft small">{[name, role].filter(Boolean).join(" · ")}</span>
        <time dateTime={change.at} className="soft small number">
          {instant(change.at)}
        </time>
        <RecordLink index={change.index} />
      </div>
      <Fields change={change} />
      {change.note && (
        <p className="small">
          {t("office.state.reason")}
          {space}
          <Zh>{change.note}</Zh>
        </p>
      )}
    </li>
  );
}

/** A declaration sets many fields at once: they wait behind a click. */
const openMax = 6;

function Fields({ change: { fields = [] } }: { change: Change }) {
  const { t } = useWords();
  if (fields.length === 0) return null;
  const list = (
    <dl className={styles.changeFields}>
      {byOrder(fields).map((field) => (
        <Field key={field.field} field={field} />
      ))}
    </dl>
  );
  if (fields.length <= openMax) return list;
  return (
    <details>
      <summary className="small">{t("office.history.fields", { count: fields.length })}</summary>
      {list}
    </details>
  );
}

function Field({ field: { field, from, to } }: { field: FieldChange }) {
  const { t } = useWords();
  const words = useFieldWords();
  const empty = (value: unknown) => value === null || value === undefined || value === "";
  return (
    <div>
      <dt>{words.name(field)}</dt>
      <dd>
        {!empty(from) && (
          <>
            <del className={styles.from}>{words.value(field, from)}</del>
            <span aria-hidden="true"> → </span>
            <span className="visually-hidden">{t("office.history.to")}</span>
          </>
        )}
        {empty(to) ? <span className="soft">{t("office.history.empty")}</span> : <ins className={styles.to}>{words.value(field, to)}</ins>}
      </dd>
    </div>
  );
}
