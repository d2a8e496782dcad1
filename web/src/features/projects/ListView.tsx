import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Button, Skeleton } from "antd";
import { useSearchParams } from "react-router";
import { usePageTitle } from "@/app/usePageTitle";
import { usePublicChanges } from "@/data/live";
import { usePlace } from "@/data/meta";
import { useRenewalNames } from "@/data/renewal";
import { programmeQuery } from "@/features/programme/api";
import { useWords } from "@/i18n/use";
import { DistrictSwitch } from "@/ui/DistrictSwitch";
import { useChangeAddress, withoutFilters } from "@/ui/address";
import { Empty } from "@/ui/Empty";
import { PlaceLink } from "@/ui/PlaceLink";
import { Problem } from "@/ui/Problem";
import { LateTag, PlainTag } from "@/ui/StatusTag";
import { Zh } from "@/ui/Zh";
import { projectPages } from "./api";
import { csvAddress, filterOf, isNarrowed, type Project } from "./model";
import { ProjectFilters } from "./ProjectFilters";
import styles from "./projects.module.css";

export default function ProjectListPage() {
  const { t } = useWords();
  const [search] = useSearchParams();
  const change = useChangeAddress();
  const filter = filterOf(search);
  usePageTitle(t("nav.projects"));
  usePublicChanges();
  const pages = useInfiniteQuery(projectPages(filter));
  const projects = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  const total = pages.data?.pages[0]?.total ?? 0;
  const clear = () => {
    change(withoutFilters);
  };

  return (
    <div className="stack">
      <header className={styles.head}>
        <DistrictSwitch />
        <h1>{t("projects.title")}</h1>
        <p className="soft">{t("projects.lead")}</p>
      </header>
      <ProjectFilters filter={filter} />
      <div className="row" aria-live="polite">
        {pages.data && <p>{t("projects.count", { count: total })}</p>}
        <ItemInForce id={filter.item} />
        {isNarrowed(filter) && (
          <Button className="no-print" onClick={clear}>
            {t("common.clear_filters")}
          </Button>
        )}
        {total > 0 && (
          <a className="no-print" href={csvAddress(filter)} download>
            {t("projects.csv")}
          </a>
        )}
      </div>
      {pages.isError && <Problem error={pages.error} retry={() => void pages.refetch()} />}
      {pages.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {pages.data && projects.length === 0 && (
        <Empty title={isNarrowed(filter) ? t("projects.none_fits") : t("projects.none")} />
      )}
      <ul className={styles.list}>
        {projects.map((project) => (
          <ProjectRow key={project.id} project={project} />
        ))}
      </ul>
      {pages.hasNextPage && (
        <div>
          <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t("common.more")}
          </Button>
        </div>
      )}
    </div>
  );
}

/** A link from the programme narrows by an item; the list says which. */
function ItemInForce({ id }: { id: string | undefined }) {
  const { t, say } = useWords();
  const { district, year } = usePlace();
  const { data } = useQuery({ ...programmeQuery({ district, year }), enabled: id !== undefined });
  const item = data?.actions.flatMap(({ items }) => items).find((one) => one.id === id);
  return item ? <p>{t("projects.of_item", { name: say({ zh: item.name_zh, en: item.name_en }) })}</p> : null;
}

export function ProjectRow({ project }: { project: Project }) {
  const { t, date } = useWords();
  const names = useRenewalNames();
  const { state, subtype, subdistrict_name: place, next_due: due, late, location } = project;
  return (
    <li className={styles.row}>
      <div className={styles.rowMain}>
        <PlaceLink to={`/projects/${project.id}`} className={styles.rowName}>
          <Zh>{project.name}</Zh>
        </PlaceLink>
        <p className="soft small">
          {[subtype && names.subtype(subtype), project.library_no].filter(Boolean).join(" · ")}
        </p>
      </div>
      <p className={styles.rowPlace}>
        {place ? <Zh>{place}</Zh> : <span className="soft">{t("projects.place_unknown")}</span>}
        {location && location.accuracy !== "exact" && <span className="soft small"> {t("map.approximate")}</span>}
      </p>
      <p className={styles.rowState}>
        <PlainTag>{names.state(state)}</PlainTag> {late && <LateTag days={project.days_late} />}
        {due && !late && <span className="soft small">{t("projects.next_due", { date: date(due) })}</span>}
      </p>
    </li>
  );
}
