import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { usePageTitle } from "@/app/usePageTitle";
import { usePublicChanges } from "@/data/live";
import { metaQuery } from "@/data/meta";
import { useRenewalNames } from "@/data/renewal";
import { useWords } from "@/i18n/use";
import { Loaded } from "@/ui/Loaded";
import { PlaceLink } from "@/ui/PlaceLink";
import { SourceLine } from "@/ui/Source";
import { LateTag, PlainTag } from "@/ui/StatusTag";
import { Zh } from "@/ui/Zh";
import { projectQuery } from "./api";
import { ContributionList } from "./ContributionList";
import { FactList } from "./FactList";
import { History } from "./History";
import { PassedStates, TimelineChart } from "./TimelineChart";
import type { ProjectDetail } from "./model";
import styles from "./projects.module.css";

export default function ProjectPage() {
  const { id = "" } = useParams();
  const { t } = useWords();
  const query = useQuery(projectQuery(id));
  usePageTitle(query.data?.name ?? t("nav.projects"));
  usePublicChanges();
  const head = (
    <>
      <Back />
      <h1>{t("projects.title")}</h1>
    </>
  );
  return <Loaded query={query} head={head}>{(project) => <ProjectView project={project} />}</Loaded>;
}

function Back() {
  const { t } = useWords();
  return (
    <p className="no-print">
      <PlaceLink to="/projects">← {t("project.all")}</PlaceLink>
    </p>
  );
}

export function ProjectView({ project }: { project: ProjectDetail }) {
  const { t } = useWords();
  return (
    <article className={styles.page}>
      <Head project={project} />
      <section aria-labelledby="timeline" className="stack">
        <h2 id="timeline">{t("project.timeline")}</h2>
        <TimelineChart milestones={project.milestones} />
        <PassedStates states={project.states} />
      </section>
      <section aria-labelledby="contributions" className="stack">
        <h2 id="contributions">{t("project.contributions")}</h2>
        <ContributionList contributions={project.contributions} />
      </section>
      <section aria-labelledby="facts" className="stack">
        <h2 id="facts">{t("project.facts")}</h2>
        <FactList fields={project.fields} />
      </section>
      <section aria-labelledby="history" className="stack">
        <div>
          <h2 id="history">{t("project.history")}</h2>
          <p className="soft">{t("project.history_note")}</p>
        </div>
        <History id={project.id} />
      </section>
    </article>
  );
}

function Head({ project }: { project: ProjectDetail }) {
  const { t, say, space } = useWords();
  const names = useRenewalNames();
  const { data: meta } = useQuery(metaQuery);
  const practice = meta?.districts.find(({ id }) => id === project.district)?.practice;
  return (
    <header className={styles.head}>
      <Back />
      {practice && (
        <p className={styles.practice} role="note">
          <strong>{t("district.practice")}</strong> {t("district.practice_note")}
        </p>
      )}
      <h1>
        <Zh>{project.name}</Zh>
      </h1>
      <p className="row">
        <PlainTag>{names.state(project.state)}</PlainTag>
        {project.late && <LateTag days={project.days_late} />}
        {project.subtype && <span>{names.subtype(project.subtype)}</span>}
        {project.scale && <span>{names.scale(project.scale)}</span>}
        {project.library_no && <span className="mono">{project.library_no}</span>}
      </p>
      <Where project={project} />
      {project.groups.length > 0 && (
        <p className="row">
          {project.groups.map((group) => (
            <PlaceLink key={group.id} to="/projects" query={{ group: group.id }}>
              {say({ zh: group.name_zh, en: group.name_en })}
            </PlaceLink>
          ))}
        </p>
      )}
      {project.children && project.children.length > 0 && (
        <p>
          {t("project.children")}
          {space}
          <Zh>{project.children.map(({ name }) => name).join("、")}</Zh>
        </p>
      )}
      <SourceLine source={project.source} />
      <SourceNote source={project.source} />
    </header>
  );
}

/** What we found out about the source's words; older content has it in one language only. */
function SourceNote({ source }: { source: ProjectDetail["source"] }) {
  const { language } = useWords();
  const own = language === "en" ? source.note_en : source.note_zh;
  const text = own ?? source.note;
  if (!text) return null;
  return (
    <p className="soft small" lang={/\p{Script=Han}{4}/u.test(text) ? "zh-CN" : "en"}>
      {text}
    </p>
  );
}

/** Where it lies, and how well that is known. */
function Where({ project }: { project: ProjectDetail }) {
  const { t } = useWords();
  const { subdistrict, subdistrict_name: name, subdistrict_certainty: certainty, location } = project;
  if (!subdistrict) return <p className="soft">{t("project.where_unknown")}</p>;
  return (
    <p className={styles.where}>
      <PlaceLink to="/map" query={{ subdistrict }}>
        <Zh>{name ?? subdistrict}</Zh>
      </PlaceLink>
      <CertaintyOfPlace value={certainty} />
      {location && (
        <span className={styles.accuracy} data-accuracy={location.accuracy}>
          {t(`map.accuracy.${location.accuracy}` as "map.accuracy.exact")}
        </span>
      )}
    </p>
  );
}

function CertaintyOfPlace({ value }: { value: string | null | undefined }) {
  const { t } = useWords();
  const level = (["H", "M", "L"] as const).find((known) => known === value);
  return level ? <span className="soft small">{t(`project.place_certainty.${level}`)}</span> : null;
}
