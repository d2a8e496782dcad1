import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useChangeName } from "@/data/changes";
import { useWords } from "@/i18n/use";
import { PlaceLink } from "@/ui/PlaceLink";
import { Problem } from "@/ui/Problem";
import { historyPages } from "./api";
import { factNames, type Change } from "./model";
import styles from "./projects.module.css";

/** Every change, newest first, each with the line of the record that proves it. */
export function History({ id }: { id: string }) {
  const { t } = useWords();
  const pages = useInfiniteQuery(historyPages(id));
  if (pages.isError) return <Problem error={pages.error} retry={() => void pages.refetch()} />;
  const changes = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  if (pages.data && changes.length === 0) return <p className="soft">{t("project.no_history")}</p>;
  return (
    <>
      <ol className={styles.history}>
        {changes.map((change) => (
          <ChangeRow key={change.seq} change={change} />
        ))}
      </ol>
      {pages.hasNextPage && (
        <div>
          <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t("common.more")}
          </Button>
        </div>
      )}
    </>
  );
}

function ChangeRow({ change }: { change: Change }) {
  const { t, instant, list } = useWords();
  const fieldName = useFieldName();
  const kind = useChangeName();
  return (
    <li>
      <time dateTime={change.at} className="soft small number">
        {instant(change.at)}
      </time>
      <span>
        {kind(change.kind)}
        {change.fields && change.fields.length > 0 && (
          <span className="soft"> {list(change.fields.map(({ field }) => fieldName(field)))}</span>
        )}
      </span>
      <PlaceLink to="/record" query={{ index: String(change.index) }} className="small">
        {t("project.entry", { index: change.index })}
      </PlaceLink>
    </li>
  );
}

function useFieldName(): (field: string) => string {
  const { t } = useWords();
  return (field) => {
    const known = factNames.find((name) => name === field);
    return known ? t(`fact.${known}`) : field;
  };
}
