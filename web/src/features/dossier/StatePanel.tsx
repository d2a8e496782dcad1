import { Button, Form, Select } from "antd";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Sentence } from "@/api/problem";
import { renewalTypesQuery } from "@/data/meta";
import { useRenewalNames } from "@/data/renewal";
import { LongText } from "@/features/office/LongText";
import { StaleNotice, useBase } from "@/features/office/base";
import { said } from "@/features/office/model";
import { useMay } from "@/features/office/place";
import { forbidden } from "@/features/office/problems";
import { RecordLink } from "@/features/office/RecordLink";
import { useWrite } from "@/features/office/write";
import { WriteDialog } from "@/features/office/WriteDialog";
import office from "@/features/office/office.module.css";
import { useWords } from "@/i18n/use";
import { Zh } from "@/ui/Zh";
import { moveProject, type At, type Move } from "./api";
import { inOrder, isGrave, needsReason, stepsOf, type NextState } from "./model";
import type { DossierProps } from "./View";
import styles from "./dossier.module.css";

/** Where the project stands on its way, what comes next, and what is still missing for it. */
export function StatePanel({ project, reload }: DossierProps) {
  const { t } = useWords();
  const mayMove = useMay()("project.move");
  const [moving, setMoving] = useState<string | null>(null);
  // The server may still refuse: somebody else may have moved the project since.
  const [refused, setRefused] = useState<ReadonlyMap<string, Sentence>>(new Map());
  const next = inOrder(project.next_states ?? []);
  const mine = next.filter(({ permitted }) => permitted);
  return (
    <section aria-labelledby="state" className={office.panel}>
      <h2 id="state">{t("office.state.title")}</h2>
      <Steps project={project} />
      <LastReason project={project} />
      {mayMove && mine.length > 0 && (
        <ul className={styles.next} aria-label={t("office.state.next")}>
          {mine.map((step) => (
            <NextStep
              key={step.to}
              step={step}
              refusal={refused.get(step.to)}
              onChoose={() => {
                setMoving(step.to);
              }}
            />
          ))}
        </ul>
      )}
      {next.length === 0 && <p className="soft small">{t("office.state.ended")}</p>}
      {moving !== null && (
        <MoveDialog
          project={project}
          reload={reload}
          to={moving}
          onClose={(refusal) => {
            setMoving(null);
            if (refusal) setRefused(new Map(refused).set(moving, refusal));
          }}
        />
      )}
    </section>
  );
}

interface NextProps {
  readonly step: NextState;
  readonly refusal: Sentence | undefined;
  readonly onChoose: () => void;
}

/** A step that cannot be made says why beside it: what is missing, or that it is somebody else's to make. */
function NextStep({ step: { to, allowed, missing = [] }, refusal, onChoose }: NextProps) {
  const { t, say } = useWords();
  const names = useMoveNames();
  const open = allowed && !refusal;
  const id = `hindrance-${to}`;
  return (
    <li className={styles.nextState}>
      <Button
        type={open && !needsReason(to) ? "primary" : "default"}
        danger={isGrave(to)}
        disabled={!open}
        aria-describedby={open ? undefined : id}
        onClick={onChoose}
      >
        {names.verb(to)}
      </Button>
      {refusal ? (
        <p id={id} className="small" role="status">
          {say(refusal)}
        </p>
      ) : (
        !allowed && (
          <div id={id} className="small">
            <span className="soft">{t("office.state.missing")}</span>
            <ul className={styles.missing}>
              {missing.map((text) => (
                <li key={text.zh}>{say(text)}</li>
              ))}
            </ul>
          </div>
        )
      )}
    </li>
  );
}

function Steps({ project }: Pick<DossierProps, "project">) {
  const { t } = useWords();
  const names = useRenewalNames();
  return (
    <ol className={styles.steps}>
      {stepsOf(project).map(({ state, place }) => (
        <li key={state} data-place={place} aria-current={place === "current" ? "step" : undefined}>
          <span className="visually-hidden">{t(`office.state.place.${place}`)}</span>
          <span className={styles.step}>{names.state(state)}</span>
        </li>
      ))}
    </ol>
  );
}

/** Why it was suspended, rejected or sent back stands where the next step is decided. */
function LastReason({ project }: Pick<DossierProps, "project">) {
  const { t, instant, space } = useWords();
  const last = project.states.at(-1);
  if (!last) return null;
  return (
    <p className="small row">
      <span className="soft">{t("office.state.since", { when: instant(last.at) })}</span>
      {last.reason && (
        <span>
          {t("office.state.reason")}
          {space}
          <Zh>{last.reason}</Zh>
        </span>
      )}
      {last.index !== undefined && <RecordLink index={last.index} />}
    </p>
  );
}

interface MoveNames {
  readonly verb: (to: string) => string;
}

const verbs = [
  "submitted", "supplement", "rejected", "reserve", "implementation", "planned", "under_review", "supplement_plan",
  "reviewed", "publicity", "permitting", "construction", "acceptance", "operation", "completed", "suspended",
  "exited", "resume", "return",
] as const;

/** What a button says that moves a project there. */
function useMoveNames(): MoveNames {
  const { t } = useWords();
  const names = useRenewalNames();
  return {
    verb: (to) => {
      const known = verbs.find((one) => one === to);
      return known ? t(`office.move.${known}`) : names.state(to);
    },
  };
}

interface MoveValues {
  readonly reason?: string;
  readonly exit_reason?: NonNullable<Move["exit_reason"]>;
}

type MoveProps = DossierProps & {
  readonly to: string;
  /** With the server's sentence, where the step is not this person's to make. */
  readonly onClose: (refusal?: Sentence) => void;
};

function MoveDialog({ project, reload, to, onClose }: MoveProps) {
  const { t } = useWords();
  const names = useMoveNames();
  const verb = names.verb(to);
  const write = useWrite<{ at: At; move: Move }>({
    send: ({ at, move }, headers) => moveProject(at, move, headers),
    said: t("office.move.done", { verb }),
    done: () => {
      onClose();
    },
  });
  const refusal = write.error ? forbidden(write.error) : undefined;
  const { base, stale, takeNewest } = useBase(project, write, reload);
  const gone = !(base.next_states ?? []).some((next: NextState) => next.to === to && next.allowed);
  return (
    <WriteDialog<MoveValues, { at: At; move: Move }>
      title={t("office.move.title", { verb, name: project.name })}
      submit={verb}
      danger={isGrave(to)}
      write={write}
      names={["reason", "exit_reason"]}
      input={({ reason, exit_reason }) => ({
        at: base,
        move: { to, ...said({ reason }), ...(exit_reason ? { exit_reason } : {}) },
      })}
      blocked={stale || gone || refusal !== undefined}
      onClose={() => {
        onClose(refusal);
      }}
      notice={
        <>
          {stale && <StaleNotice onTake={() => void takeNewest()} />}
          {gone && !stale && <p role="alert">{t("office.move.gone")}</p>}
        </>
      }
    >
      <p>{t(meaningOf(to))}</p>
      {to === "exited" && <ExitReason />}
      <Form.Item
        name="reason"
        label={t("office.move.reason")}
        rules={[{ required: needsReason(to), whitespace: true, message: t("office.move.reason_needed") }]}
      >
        <LongText maxLength={2000} />
      </Form.Item>
    </WriteDialog>
  );
}

const meaningful = ["reserve", "implementation", "supplement", "rejected", "suspended", "exited", "resume", "return"] as const;

function meaningOf(to: string) {
  const known = meaningful.find((one) => one === to);
  return known ? (`office.move.meaning.${known}` as const) : ("office.move.meaning.other" as const);
}

function ExitReason() {
  const { t, say } = useWords();
  const { data } = useQuery(renewalTypesQuery);
  return (
    <Form.Item name="exit_reason" label={t("office.move.exit_reason")} rules={[{ required: true, message: t("office.move.exit_reason_needed") }]}>
      <Select
        options={(data?.exit_reasons ?? []).flatMap(({ id, zh, en }) => (id && zh ? [{ value: id, label: say({ zh, en }) }] : []))}
      />
    </Form.Item>
  );
}

