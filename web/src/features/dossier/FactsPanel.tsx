import { EditOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Form } from "antd";
import { useState } from "react";
import { renewalTypesQuery } from "@/data/meta";
import { StaleNotice, useBase } from "@/features/office/base";
import { rebase, type Rebased } from "@/features/office/model";
import { useMay } from "@/features/office/place";
import { useWrite } from "@/features/office/write";
import { WriteDialog } from "@/features/office/WriteDialog";
import { FactFields } from "@/features/library/FactFields";
import { changedFields, emptyForm, factNames, facts, toForm, type FactForm, type FactName, type ProjectFields } from "@/features/library/facts";
import office from "@/features/office/office.module.css";
import factStyles from "@/features/library/facts.module.css";
import { useWords } from "@/i18n/use";
import { changeProject, type At } from "./api";
import { useFactText } from "./values";
import type { DossierProps } from "./View";

/** What is known of the project, and how much is not. */
export function FactsPanel({ project, reload }: DossierProps) {
  const { t, list } = useWords();
  const mayChange = useMay()("project.change");
  const [editing, setEditing] = useState(false);
  const factText = useFactText();
  const known = facts.filter(({ name }) => (project.fields[name] ?? "") !== "");
  const unknown = facts.filter((fact) => !known.includes(fact));
  return (
    <section aria-labelledby="facts" className={office.panel}>
      <div className={office.sectionHead}>
        <h2 id="facts">{t("project.facts")}</h2>
        {mayChange && (
          <Button
            icon={<EditOutlined />}
            onClick={() => {
              setEditing(true);
            }}
          >
            {t("office.facts.edit")}
          </Button>
        )}
      </div>
      <dl className={office.facts}>
        {known.map(({ name }) => (
          <div key={name}>
            <dt>{t(`office.fact.${name}`)}</dt>
            <dd>{factText(name, project.fields[name])}</dd>
          </div>
        ))}
      </dl>
      {unknown.length > 0 && (
        <details className="small">
          <summary>{t("office.facts.unknown", { count: unknown.length })}</summary>
          <p className="soft">{list(unknown.map(({ name }) => t(`office.fact.${name}`)))}</p>
        </details>
      )}
      {editing && (
        <FactsDialog
          project={project}
          reload={reload}
          onClose={() => {
            setEditing(false);
          }}
        />
      )}
    </section>
  );
}

/** Sends only what was changed; what somebody else changed meanwhile is shown, never overwritten unseen. */
function FactsDialog({ project, reload, onClose }: DossierProps & { onClose: () => void }) {
  const { t } = useWords();
  const [form] = Form.useForm<FactForm>();
  const [opened, setOpened] = useState(() => toForm(project.fields));
  const [conflicts, setConflicts] = useState<Rebased<FactForm>["conflicts"]>([]);
  // Which facts exist is known at once, what the choices are called not yet: an id must not flash by.
  const { isPending } = useQuery(renewalTypesQuery);
  const write = useWrite<{ at: At; fields: ProjectFields }>({
    send: ({ at, fields }, headers) => changeProject(at, fields, headers),
    said: t("office.facts.saved"),
    done: onClose,
  });
  const { base, stale, takeNewest } = useBase(project, write, reload);
  const take = async () => {
    const newest = await takeNewest();
    if (!newest) return;
    const rebased = rebase(opened, toForm(newest.fields), form.getFieldsValue());
    form.setFieldsValue(rebased.form);
    setOpened(toForm(newest.fields));
    setConflicts(rebased.conflicts);
  };
  const note = useConflictNote(conflicts);
  if (isPending) return null;
  return (
    <WriteDialog<FactForm, { at: At; fields: ProjectFields }>
      wide
      form={form}
      title={t("office.facts.edit_title", { name: project.name })}
      submit={t("office.common.save")}
      write={write}
      names={[...factNames]}
      initial={opened}
      input={(typed) => ({ at: base, fields: changedFields(opened, typed) })}
      blocked={stale}
      onClose={onClose}
      notice={
        <>
          {stale && <StaleNotice onTake={() => void take()}>{t("office.stale.facts")}</StaleNotice>}
          {!stale && conflicts.length > 0 && <p role="status">{t("office.stale.taken", { count: conflicts.length })}</p>}
        </>
      }
    >
      <FactFields note={note} />
    </WriteDialog>
  );
}

function useConflictNote(conflicts: Rebased<FactForm>["conflicts"]) {
  const { t, space } = useWords();
  const factText = useFactText();
  return (name: FactName) => {
    const conflict = conflicts.find((one) => one.name === name);
    if (!conflict) return undefined;
    const theirs = changedFields(emptyForm(), { [name]: conflict.theirs })[name];
    return (
      <span className={factStyles.theirs}>
        {theirs === undefined || theirs === null ? t("office.stale.cleared") : <>{t("office.stale.theirs")}{space}{factText(name, theirs)}</>}
      </span>
    );
  };
}

