import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Skeleton } from "antd";
import { useChangeName } from "@/data/changes";
import { useMilestoneName } from "@/data/milestones";
import { useRenewalNames } from "@/data/renewal";
import { useWords } from "@/i18n/use";
import { PlaceLink } from "@/ui/PlaceLink";
import { Problem } from "@/ui/Problem";
import { historyPages } from "./api";
import type { Change } from "./model";
import styles from "./projects.module.css";

/** Every change, newest first, each with the line of the record that proves it. */
export function History({ id }: { id: string }) {
  const { t } = useWords();
  const pages = useInfiniteQuery(historyPages(id));
  if (pages.isError) return <Problem error={pages.error} retry={() => void pages.refetch()} />;
  if (pages.isPending) return <Skeleton active />;
  const changes = pages.data.pages.flatMap(({ items }) => items);
  if (changes.length === 0) return <p className="soft">{t("project.no_history")}</p>;
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
  const { t, instant } = useWords();
  const kind = useChangeName();
  return (
    <li>
      <time dateTime={change.at} className="soft small number">
        {instant(change.at)}
      </time>
      <span>
        {kind(change.kind)} <ChangedFields fields={change.fields ?? []} />
      </span>
      <PlaceLink to="/record" query={{ index: String(change.index) }} className="small">
        {t("project.entry", { index: change.index })}
      </PlaceLink>
    </li>
  );
}

/** Which fields changed; of a change of state, from what to what. */
function ChangedFields({ fields }: { fields: NonNullable<Change["fields"]> }) {
  const { list } = useWords();
  const names = useRenewalNames();
  const fieldName = useFieldName();
  const parts = fields.map(({ field, from, to }) => {
    if (field !== "state" || typeof to !== "string") return fieldName(field);
    return typeof from === "string" ? `${names.state(from)} → ${names.state(to)}` : names.state(to);
  });
  return parts.length === 0 ? null : <span className="soft">{list(parts)}</span>;
}

/** "main_works.forecast" is the forecast of the main works. */
function useFieldName(): (field: string) => string {
  const { t, has } = useWords();
  const milestone = useMilestoneName();
  const plain = (name: string): string => {
    const key = [`fact.${name}`, `field.${name}`].find(has);
    return key ? t(key) : name;
  };
  return (field) => {
    const [head = field, part] = field.split(".");
    return part === undefined ? plain(head) : t("project.field_of", { owner: milestone(head), field: plain(part) });
  };
}
