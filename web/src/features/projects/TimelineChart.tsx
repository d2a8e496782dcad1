import { useRenewalNames } from "@/data/renewal";
import { useMilestoneName } from "@/data/milestones";
import { useWords } from "@/i18n/use";
import { Empty } from "@/ui/Empty";
import { PlaceLink } from "@/ui/PlaceLink";
import { LateTag } from "@/ui/StatusTag";
import { Zh } from "@/ui/Zh";
import { timeline, type Lane, type Milestone, type ProjectDetail, type Timeline } from "./model";
import styles from "./projects.module.css";

/** Today in Beijing, where the dates of the programme are dates. */
const todayInBeijing = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

export function TimelineChart({ milestones }: { milestones: readonly Milestone[] }) {
  const { t } = useWords();
  const chart = timeline(milestones, todayInBeijing());
  if (!chart) return <Empty title={t("project.no_dates")} />;
  return (
    <div className={styles.timeline}>
      <ul className={styles.marksLegend} aria-hidden="true">
        {(["baseline", "forecast", "actual"] as const).map((kind) => (
          <li key={kind}>
            <span className={styles.mark} data-kind={kind} />
            {t(`project.mark.${kind}`)}
          </li>
        ))}
      </ul>
      <ol className={styles.lanes}>
        {chart.lanes.map((lane) => (
          <LaneRow key={lane.milestone.id} lane={lane} today={chart.today} />
        ))}
      </ol>
      <Axis chart={chart} />
    </div>
  );
}

function LaneRow({ lane: { milestone, marks }, today }: { lane: Lane; today: number | null }) {
  const { t, date, space } = useWords();
  const names = useRenewalNames();
  const kindName = useMilestoneName();
  const name = milestone.title ? <Zh>{milestone.title}</Zh> : kindName(milestone.kind);
  return (
    <li className={styles.lane}>
      <div className={styles.laneText}>
        <p className={styles.laneName}>
          {name} {milestone.late && <LateTag days={milestone.days_late} />}
        </p>
        <p className="soft small">
          {marks.length === 0
            ? t("project.no_date")
            : marks.map(({ kind, date: day }) => (
                <span key={kind} className={styles.laneDate}>
                  {t(`project.mark.${kind}`)} {date(day)}
                </span>
              ))}
        </p>
        {milestone.delay_cause && (
          <p className="small">
            {t("project.delay", { cause: names.cause(milestone.delay_cause) })}
            {space}
            {milestone.delay_note && <Zh>{milestone.delay_note}</Zh>}
          </p>
        )}
      </div>
      <div className={styles.track} aria-hidden="true">
        {today !== null && <span className={styles.today} style={{ left: `${today * 100}%` }} />}
        {marks.map(({ kind, at }) => (
          <span key={kind} className={styles.mark} data-kind={kind} data-late={milestone.late} style={{ left: `${at * 100}%` }} />
        ))}
      </div>
    </li>
  );
}

function Axis({ chart }: { chart: Timeline }) {
  const { t, month } = useWords();
  return (
    <div className={styles.axis} aria-hidden="true">
      {chart.ticks.map(({ date, at }) => (
        <span key={date} data-edge={at > 0.93 ? "end" : at < 0.07 ? "start" : undefined} style={{ left: `${at * 100}%` }}>
          {month(date)}
        </span>
      ))}
      {chart.today !== null && (
        <span className={styles.todayLabel} style={{ left: `${chart.today * 100}%` }}>
          {t("project.today")}
        </span>
      )}
    </div>
  );
}

/** The states the project went through, each with its line of the record. */
export function PassedStates({ states }: { states: ProjectDetail["states"] }) {
  const { t, instant } = useWords();
  const names = useRenewalNames();
  if (states.length === 0) return null;
  return (
    <ol className={styles.states}>
      {states.map(({ state, at, reason, index }) => (
        <li key={`${state} ${at}`}>
          <strong>{names.state(state)}</strong> <time dateTime={at} className="soft small">{instant(at)}</time>
          {reason && (
            <>
              {" "}
              <Zh>{reason}</Zh>
            </>
          )}
          {index !== undefined && (
            <>
              {" "}
              <PlaceLink to="/record" query={{ index: String(index) }} className="small">
                {t("project.entry", { index })}
              </PlaceLink>
            </>
          )}
        </li>
      ))}
    </ol>
  );
}
