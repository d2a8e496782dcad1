import { DownloadOutlined, PlusOutlined } from "@ant-design/icons";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Button, Skeleton } from "antd";
import { useSearchParams } from "react-router";
import { useRenewalNames, type RenewalNames } from "@/data/renewal";
import { DataTable, type Column } from "@/features/office/DataTable";
import { MorePages } from "@/features/office/MorePages";
import { LinkButton } from "@/features/office/LinkButton";
import { OfficeHead } from "@/features/office/OfficeHead";
import { useMay, useOfficePlace } from "@/features/office/place";
import { programmeQuery } from "@/features/programme/api";
import styles from "@/features/office/office.module.css";
import { useWords, type Words } from "@/i18n/use";
import { useChangeAddress, useFilterInAddress, withoutFilters } from "@/ui/address";
import { Empty } from "@/ui/Empty";
import { PlaceLink } from "@/ui/PlaceLink";
import { Problem } from "@/ui/Problem";
import { LateTag, PlainTag } from "@/ui/StatusTag";
import { Zh } from "@/ui/Zh";
import { libraryPages } from "./api";
import { LibraryFilters } from "./Filters";
import { csvAddress, filterOf, isNarrowed, type Project } from "./model";

/** The library of the district as a table. */
export default function LibraryPage() {
  const words = useWords();
  const { t } = words;
  const mayUse = useMay();
  const { district } = useOfficePlace();
  const [search] = useSearchParams();
  const change = useChangeAddress();
  const set = useFilterInAddress();
  const filter = filterOf(search);
  const names = useRenewalNames();
  // The old rows stay until the new ones are there, and with them the head that was pressed.
  const pages = useInfiniteQuery({ ...libraryPages(district, filter), placeholderData: keepPreviousData });
  const rows = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  const total = pages.data?.pages[0]?.total ?? 0;
  const clear = () => {
    change(withoutFilters);
  };
  const declare = mayUse("project.declare");
  return (
    <div className={styles.page}>
      <OfficeHead title={t("office.library.title")} tab={t("office.library.title")}>
        {total > 0 && (
          <Button icon={<DownloadOutlined />} href={csvAddress(filter, district)} download>
            {t("projects.csv")}
          </Button>
        )}
        {declare && (
          <LinkButton type="primary" icon={<PlusOutlined />} to="/office/projects/new">
            {t("office.declare.open")}
          </LinkButton>
        )}
      </OfficeHead>
      <LibraryFilters filter={filter} />
      <div className={styles.underline} aria-live="polite">
        {pages.data && <span>{t("projects.count", { count: total })}</span>}
        {rows.length > 0 && rows.length < total && (
          <span className="soft">{t("office.library.shown", { count: rows.length })}</span>
        )}
        <ItemInForce id={filter.item} />
        {isNarrowed(filter) && (
          <Button size="small" className="no-print" onClick={clear}>
            {t("common.clear_filters")}
          </Button>
        )}
      </div>
      {pages.isError && <Problem error={pages.error} retry={() => void pages.refetch()} />}
      {pages.isPending && <Skeleton active paragraph={{ rows: 10 }} />}
      {pages.data && rows.length === 0 && <NothingFound narrowed={isNarrowed(filter)} clear={clear} />}
      {rows.length > 0 && (
        <DataTable
          caption={t("office.library.title")}
          columns={columnsOf(words, names)}
          rows={rows}
          keyOf={({ id }) => id}
          sort={filter.sort ?? "library_no"}
          onSort={(sort) => {
            set("sort", sort);
          }}
          busy={pages.isFetching}
        />
      )}
      <MorePages pages={pages} />
    </div>
  );
}

function NothingFound({ narrowed, clear }: { narrowed: boolean; clear: () => void }) {
  const { t } = useWords();
  return (
    <Empty title={narrowed ? t("projects.none_fits") : t("office.library.none")}>
      {narrowed && (
        <div>
          <Button onClick={clear}>{t("common.clear_filters")}</Button>
        </div>
      )}
    </Empty>
  );
}

/** A link from the targets narrows by an item; the list says which. */
function ItemInForce({ id }: { id: string | undefined }) {
  const { t, say } = useWords();
  const { district, year } = useOfficePlace();
  const { data } = useQuery({ ...programmeQuery({ district, year }), enabled: id !== undefined });
  const item = data?.actions.flatMap(({ items }) => items).find((one) => one.id === id);
  return item ? <span>{t("projects.of_item", { name: say({ zh: item.name_zh, en: item.name_en }) })}</span> : null;
}

function columnsOf({ t, date, instant }: Words, names: RenewalNames): Column<Project>[] {
  return [
    {
      id: "name",
      title: t("office.library.column.name"),
      sort: "name",
      head: true,
      render: ({ id, name }) => (
        <PlaceLink to={`/office/projects/${id}`}>
          <Zh>{name}</Zh>
        </PlaceLink>
      ),
    },
    {
      id: "library_no",
      title: t("office.library.column.number"),
      sort: "library_no",
      render: ({ library_no: number }) => (number ? <span className="mono number">{number}</span> : <span className="soft">–</span>),
    },
    {
      id: "state",
      title: t("projects.filter.state"),
      render: ({ state }) => <PlainTag>{names.state(state)}</PlainTag>,
    },
    {
      id: "subtype",
      title: t("office.library.column.subtype"),
      render: ({ subtype }) => (subtype ? names.subtype(subtype) : <span className="soft">{t("office.common.not_given")}</span>),
    },
    {
      id: "subdistrict",
      title: t("projects.filter.subdistrict"),
      render: ({ subdistrict_name: name }) => (name ? <Zh>{name}</Zh> : <span className="soft">{t("office.common.not_given")}</span>),
    },
    {
      id: "due",
      title: t("office.library.column.due"),
      sort: "due",
      render: ({ next_due: due, late, days_late: days }) =>
        due ? (
          <span>
            <span className="number">{date(due)}</span> {late && <LateTag days={days} />}
          </span>
        ) : (
          <span className="soft">{t("project.no_date")}</span>
        ),
    },
    {
      id: "updated",
      title: t("office.library.column.updated"),
      sort: "updated",
      render: ({ updated_at: at }) => (at ? <span className="soft small number">{instant(at)}</span> : null),
    },
  ];
}
