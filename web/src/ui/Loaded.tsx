import type { UseQueryResult } from "@tanstack/react-query";
import { Skeleton } from "antd";
import type { ReactNode } from "react";
import { useWords } from "@/i18n/use";
import { Problem } from "./Problem";

interface Props<T> {
  readonly query: UseQueryResult<T>;
  readonly children: (data: T) => ReactNode;
  readonly skeleton?: ReactNode;
  /** What stands above the problem, so that a page that failed still has its heading and a way on. */
  readonly head?: ReactNode;
}

/** Shows what a query brought, a skeleton until then, or the problem with a way to ask again. */
export function Loaded<T>({ query, children, skeleton, head }: Props<T>) {
  const { t } = useWords();
  if (query.data !== undefined) return children(query.data);
  if (query.isError)
    return (
      <div className="stack">
        {head}
        <Problem error={query.error} retry={() => void query.refetch()} />
      </div>
    );
  return (
    <div aria-busy="true" aria-live="polite">
      <span className="visually-hidden">{t("common.loading")}</span>
      {skeleton ?? <Skeleton active paragraph={{ rows: 6 }} />}
    </div>
  );
}
