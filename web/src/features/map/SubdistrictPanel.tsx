import { useRenewalNames } from "@/data/renewal";
import { useWords } from "@/i18n/use";
import { PlaceLink } from "@/ui/PlaceLink";
import { LateTag } from "@/ui/StatusTag";
import { Zh } from "@/ui/Zh";
import { measures, valueOf, type Project, type Subdistrict } from "./model";
import styles from "./map.module.css";

interface Props {
  readonly subdistrict: Subdistrict | undefined;
  /** Undefined until they are known. */
  readonly projects: readonly Project[] | undefined;
}

/** What is known of the chosen subdistrict; changes are read out. */
export function SubdistrictPanel({ subdistrict, projects }: Props) {
  const { t, number } = useWords();
  if (!subdistrict) {
    return (
      <div className={styles.panel} aria-live="polite">
        <p className="soft">{t("map.choose")}</p>
      </div>
    );
  }
  return (
    <div className={styles.panel} aria-live="polite">
      <h2>
        <Zh>{subdistrict.name}</Zh>
      </h2>
      <dl className={styles.facts}>
        {measures.map((measure) => {
          const value = valueOf(subdistrict, measure);
          return (
            <div key={measure}>
              <dt>{t(`map.measures.${measure}`)}</dt>
              <dd>{value === null ? t("map.unknown") : number(value)}</dd>
            </div>
          );
        })}
      </dl>
      {projects && <h3>{t("map.projects_here", { count: projects.length })}</h3>}
      {projects && (projects.length === 0 ? <p className="soft">{t("map.no_projects")}</p> : <ProjectList projects={projects} />)}
    </div>
  );
}

function ProjectList({ projects }: { projects: readonly Project[] }) {
  const { t } = useWords();
  const names = useRenewalNames();
  return (
    <ul className={styles.projects}>
      {projects.map((project) => (
        <li key={project.id}>
          <PlaceLink to={`/projects/${project.id}`}>
            <Zh>{project.name}</Zh>
          </PlaceLink>
          <span className="soft small">{names.state(project.state)}</span>
          {project.late && <LateTag days={project.days_late} />}
          {project.location && project.location.accuracy !== "exact" && (
            <span className="soft small">{t("map.approximate")}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
