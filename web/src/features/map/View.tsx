import { useQuery } from "@tanstack/react-query";
import { Segmented, Skeleton } from "antd";
import { useMemo } from "react";
import { useSearchParams } from "react-router";
import { usePageTitle } from "@/app/usePageTitle";
import { usePublicChanges } from "@/data/live";
import { usePlace } from "@/data/meta";
import { useWords } from "@/i18n/use";
import { useFilterInAddress } from "@/ui/address";
import { DistrictSwitch } from "@/ui/DistrictSwitch";
import { Empty } from "@/ui/Empty";
import { Loaded } from "@/ui/Loaded";
import { PlaceLink } from "@/ui/PlaceLink";
import { Problem } from "@/ui/Problem";
import { allProjectsQuery, shapesQuery, subdistrictsQuery } from "./api";
import { Choropleth } from "./Choropleth";
import { Legend } from "./Legend";
import { SubdistrictPanel } from "./SubdistrictPanel";
import { SubdistrictTable } from "./SubdistrictTable";
import { classes, dots, drawDistrict, measureOf, measures, valueOf, type Measure, type Project, type Shapes, type Subdistrict } from "./model";
import styles from "./map.module.css";

export default function MapPage() {
  const { t } = useWords();
  const { district, year } = usePlace();
  usePageTitle(t("nav.map"));
  usePublicChanges();
  const shapes = useQuery(shapesQuery);
  const subdistricts = useQuery(subdistrictsQuery({ district, year }));
  const projects = useQuery(allProjectsQuery(district));
  const skeleton = <Skeleton.Node active className={styles.skeleton ?? ""} />;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <DistrictSwitch />
        <h1>{t("map.title")}</h1>
        <p className="soft">{subdistricts.data && t("map.lead", { count: subdistricts.data.items.length })}</p>
      </header>
      {projects.isError && <Problem error={projects.error} retry={() => void projects.refetch()} />}
      <Loaded query={shapes} skeleton={skeleton}>
        {(land) => (
          <Loaded query={subdistricts} skeleton={skeleton}>
            {({ items }) =>
              items.length === 0 ? (
                <Empty title={t("map.none")} />
              ) : (
                <MapView shapes={land} subdistricts={items} projects={projects.data} />
              )
            }
          </Loaded>
        )}
      </Loaded>
    </div>
  );
}

interface Props {
  readonly shapes: Shapes;
  readonly subdistricts: readonly Subdistrict[];
  /** Undefined until they are known: then no dot is drawn, and no subdistrict is said to have none. */
  readonly projects: readonly Project[] | undefined;
}

const drawingWidth = 760;

export function MapView({ shapes, subdistricts, projects }: Props) {
  const { t } = useWords();
  const [search] = useSearchParams();
  const set = useFilterInAddress();
  const measure = measureOf(search);
  const selected = search.get("subdistrict");
  const drawing = useMemo(() => drawDistrict(shapes, subdistricts, drawingWidth), [shapes, subdistricts]);
  const marks = useMemo(() => dots(projects ?? [], drawing), [projects, drawing]);
  const ends = useMemo(() => classes(subdistricts.map((one) => valueOf(one, measure))), [subdistricts, measure]);

  return (
    <>
      <div className={`${styles.measures ?? ""} no-print`}>
        <Segmented<Measure>
          aria-label={t("map.measure")}
          value={measure}
          options={measures.map((value) => ({ value, label: t(`map.measures.${value}`) }))}
          onChange={(value) => {
            set("measure", value);
          }}
        />
      </div>
      <div className={styles.layout}>
        <div>
          <Choropleth
            drawing={drawing}
            dots={marks}
            subdistricts={subdistricts}
            measure={measure}
            ends={ends}
            selected={selected}
            onSelect={(code) => {
              set("subdistrict", code === selected ? undefined : code);
            }}
          />
        </div>
        <div className={styles.side}>
          <Legend measure={measure} ends={ends} accuracies={new Set(marks.map(({ accuracy }) => accuracy))} />
          <p className="soft small">{t(drawing.schematic ? "map.schematic" : "map.not_official")}</p>
          <Unplaced projects={projects} />
          <SubdistrictPanel
            subdistrict={subdistricts.find(({ code }) => code === selected)}
            projects={projects?.filter(({ subdistrict }) => subdistrict === selected)}
          />
        </div>
      </div>
      <SubdistrictTable
        subdistricts={subdistricts}
        measure={measure}
        selected={selected}
        onSelect={(code) => {
          set("subdistrict", code);
        }}
      />
    </>
  );
}

/** Projects that no subdistrict counts, so that the figures here add up to those of the list. */
function Unplaced({ projects }: Pick<Props, "projects">) {
  const { t } = useWords();
  const count = projects?.filter(({ subdistrict }) => !subdistrict).length ?? 0;
  if (count === 0) return null;
  return (
    <p className="small">
      <PlaceLink to="/projects">{t("map.unplaced", { count })}</PlaceLink>
    </p>
  );
}
