import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useSearchParams } from "react-router";
import { usePublicChanges } from "@/data/live";
import { useDistrict, usePlace } from "@/data/meta";
import { useWords } from "@/i18n/use";
import { usePageTitle } from "@/app/usePageTitle";
import { useChangeAddress, withoutFilters } from "@/ui/address";
import { DistrictSwitch } from "@/ui/DistrictSwitch";
import { Empty } from "@/ui/Empty";
import { Loaded } from "@/ui/Loaded";
import { ProgressLegend } from "@/ui/ProgressBar";
import { SourceLine } from "@/ui/Source";
import { ActionSection } from "./ActionSection";
import { programmeQuery } from "./api";
import { FilterBar } from "./FilterBar";
import { Figures } from "./Figures";
import { LateList } from "./LateList";
import { barOf, filtered, filterOf, shortName, story, total, type Programme } from "./model";
import { ProgressSentence } from "./Sentences";
import styles from "./programme.module.css";

export default function ProgrammePage() {
  const { t } = useWords();
  const { district, year } = usePlace();
  usePageTitle(t("nav.programme"));
  usePublicChanges();
  const query = useQuery(programmeQuery({ district, year }));
  const head = (
    <>
      <DistrictSwitch />
      <h1>{t("nav.programme")}</h1>
    </>
  );
  return <Loaded query={query} head={head}>{(programme) => <ProgrammeView programme={programme} />}</Loaded>;
}

export function ProgrammeView({ programme }: { programme: Programme }) {
  const { t } = useWords();
  const [search] = useSearchParams();
  const change = useChangeAddress();
  const filter = filterOf(search);
  const actions = filtered(programme.actions, filter);
  const anyBar = actions.some(({ items }) => items.some((item) => barOf(item.rollup) !== null));
  // What the opening says of all actions is not said again of each.
  const quiet = total(programme).progress.kind === "nothing_reported";
  const clear = () => {
    change(withoutFilters);
  };

  return (
    <div className={styles.page}>
      <Opening programme={programme} />
      <LateList late={programme.late} limit={3} />
      <section aria-labelledby="actions" className={styles.actions}>
        <div className={styles.actionsHead}>
          <h2 id="actions">{t("programme.five_actions")}</h2>
          {anyBar && <ProgressLegend />}
          <FilterBar actions={programme.actions} filter={filter} />
        </div>
        {actions.length === 0 && (
          <Empty title={t("programme.none_fits")}>
            <div>
              <Button onClick={clear}>{t("common.clear_filters")}</Button>
            </div>
          </Empty>
        )}
        {actions.map((action) => {
          // The story speaks of the whole action, whatever the filter leaves of its items.
          const whole = programme.actions.find(({ id }) => id === action.id) ?? action;
          return <ActionSection key={action.id} action={action} story={story(whole, programme.late)} told={quiet} />;
        })}
      </section>
      <Figures figures={programme.figures} practice={programme.practice} />
    </div>
  );
}

function Opening({ programme }: { programme: Programme }) {
  const { t, say, date, space } = useWords();
  const whole = total(programme);
  const district = useDistrict();
  const name = shortName(say({
    zh: programme.district_name_zh ?? district?.name_zh ?? programme.district,
    en: programme.district_name_en ?? district?.name_en,
  }));
  const { year } = programme;
  return (
    <header className={styles.opening}>
      <DistrictSwitch />
      <h1>{t("programme.title", { year, district: name })}</h1>
      <p className={styles.lead}>
        {t("programme.lead", { year, district: name, items: whole.items, actions: programme.actions.length })}
        {space}
        {t("programme.with_target", { count: whole.withTarget })}
        {space}
        <ProgressSentence progress={whole.progress} />
      </p>
      <SourceLine source={programme.source}>
        {programme.as_of && <span>{t("programme.as_of", { date: date(programme.as_of) })}</span>}
      </SourceLine>
    </header>
  );
}
