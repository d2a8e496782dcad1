import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { usePageTitle } from "@/app/usePageTitle";
import { useRenewalNames } from "@/data/renewal";
import { OfficeHead } from "@/features/office/OfficeHead";
import { projectQuery } from "@/features/projects/api";
import office from "@/features/office/office.module.css";
import { useWords } from "@/i18n/use";
import { Loaded } from "@/ui/Loaded";
import { PlaceLink } from "@/ui/PlaceLink";
import { SourceLine } from "@/ui/Source";
import { LateTag, PlainTag } from "@/ui/StatusTag";
import { Zh } from "@/ui/Zh";
import { Contributions } from "./Contributions";
import { FactsPanel } from "./FactsPanel";
import { GroupsPanel } from "./GroupsPanel";
import { HistoryPanel } from "./HistoryPanel";
import { Milestones } from "./Milestones";
import { StatePanel } from "./StatePanel";
import type { ProjectDetail } from "./model";
import styles from "./dossier.module.css";

/** Everything about one project, and everything that may be done with it. */
export default function DossierPage() {
  const { id = "" } = useParams();
  const { t } = useWords();
  const query = useQuery(projectQuery(id));
  usePageTitle(query.data?.name ?? t("office.library.title"));
  const head = (
    <>
      <Back />
      <h1>{t("office.library.title")}</h1>
    </>
  );
  return (
    <Loaded query={query} head={head}>
      {(project) => <Dossier key={project.id} project={project} reload={async () => (await query.refetch()).data} />}
    </Loaded>
  );
}

function Back() {
  const { t } = useWords();
  return (
    <p className="no-print">
      <PlaceLink to="/office/projects">← {t("office.library.title")}</PlaceLink>
    </p>
  );
}

export interface DossierProps {
  readonly project: ProjectDetail;
  /** Asks for the newest version. */
  readonly reload: () => Promise<ProjectDetail | undefined>;
}

export function Dossier({ project, reload }: DossierProps) {
  const { t } = useWords();
  const names = useRenewalNames();
  return (
    <article className={office.page}>
      <Back />
      <OfficeHead title={<Zh>{project.name}</Zh>} tab={project.name}>
        <PlaceLink to={`/projects/${project.id}`}>{t("office.dossier.public")}</PlaceLink>
      </OfficeHead>
      <p className="row">
        <PlainTag>{names.state(project.state)}</PlainTag>
        {project.late && <LateTag days={project.days_late} />}
        {project.subtype && <span>{names.subtype(project.subtype)}</span>}
        {project.subdistrict_name && <Zh>{project.subdistrict_name}</Zh>}
        {project.library_no && <span className="mono">{project.library_no}</span>}
      </p>
      <StatePanel project={project} reload={reload} />
      <div className={styles.columns}>
        <div className={styles.main}>
          <Milestones project={project} reload={reload} />
          <Contributions project={project} reload={reload} />
          <HistoryPanel id={project.id} />
        </div>
        <div className={styles.aside}>
          <FactsPanel project={project} reload={reload} />
          <GroupsPanel project={project} />
          <SourceLine source={project.source} />
        </div>
      </div>
    </article>
  );
}
