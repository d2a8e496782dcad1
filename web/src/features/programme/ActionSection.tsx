import { useWords } from "@/i18n/use";
import { PlaceLink } from "@/ui/PlaceLink";
import { ItemRow } from "./ItemRow";
import type { Action, Story } from "./model";
import { LateSentence, ProgressSentence, useItemPhrase } from "./Sentences";
import styles from "./programme.module.css";

interface Props {
  readonly action: Action;
  readonly story: Story;
  /** The page has said already that nothing was reported. */
  readonly told: boolean;
}

export function ActionSection({ action, story, told }: Props) {
  const { t, say } = useWords();
  const quiet = story.progress.kind === "nothing_reported";
  return (
    <section className={styles.action} aria-labelledby={action.id}>
      <div className={styles.told}>
        <p className={styles.ordinal} aria-hidden="true">
          {action.id.replace(/\D/g, "").padStart(2, "0")}
        </p>
        <h3 id={action.id} className={styles.actionName}>
          {say({ zh: action.name_zh, en: action.name_en })}
        </h3>
        <Told story={story} intro={say({ zh: action.intro_zh, en: action.intro_en })} withProgress={!(told && quiet)} />
        <p className="no-print">
          <PlaceLink to="/projects" query={{ action: action.id }}>
            {t("programme.projects_of_action", { count: action.summary.projects })}
          </PlaceLink>
        </p>
      </div>
      <ul className={styles.items}>
        {action.items.map((item) => (
          <ItemRow key={item.id} item={item} told={quiet} />
        ))}
      </ul>
    </section>
  );
}

function Told({ story, intro, withProgress }: { story: Story; intro: string; withProgress: boolean }) {
  const { t, list, space } = useWords();
  const phrase = useItemPhrase();
  const [first, ...others] = story.late;
  return (
    <>
      <p className="soft">{intro}</p>
      <p>
        {t("programme.promised", { count: story.items })}
        {story.examples.length > 0
          ? t("programme.examples", { list: list(story.examples.map(phrase)) })
          : t("programme.stop")}
        {withProgress && <>{space}<ProgressSentence progress={story.progress} /></>}
      </p>
      {first && (
        <p className={styles.lateNote}>
          <LateSentence late={first} />
          {others.length > 0 && <>{space}{t("programme.others_late", { count: others.length })}</>}
        </p>
      )}
      {!first && story.progress.kind === "some" && <p>{t("programme.nothing_late")}</p>}
    </>
  );
}
