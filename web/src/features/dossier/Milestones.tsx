import { PlusOutlined } from "@ant-design/icons";
import { Button, Form, Input, Select } from "antd";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { renewalTypesQuery } from "@/data/meta";
import { milestoneKinds, useMilestoneName } from "@/data/milestones";
import { useRenewalNames } from "@/data/renewal";
import { LongText } from "@/features/office/LongText";
import { StaleNotice, useBase } from "@/features/office/base";
import { DataTable, type Column } from "@/features/office/DataTable";
import { rebase, said, todayInBeijing } from "@/features/office/model";
import { useMay } from "@/features/office/place";
import { useWrite } from "@/features/office/write";
import { WriteDialog } from "@/features/office/WriteDialog";
import office from "@/features/office/office.module.css";
import { useWords } from "@/i18n/use";
import { LateTag } from "@/ui/StatusTag";
import { Zh } from "@/ui/Zh";
import { addMilestone, changeMilestone, type At, type MilestoneChange, type NewMilestone } from "./api";
import { milestoneChange, milestoneForm, slip, type Milestone, type MilestoneForm } from "./model";
import type { DossierProps } from "./View";

export function Milestones({ project, reload }: DossierProps) {
  const { t } = useWords();
  const mayUse = useMay();
  const [adding, setAdding] = useState(false);
  const [changing, setChanging] = useState<string | null>(null);
  const changed = project.milestones.find(({ id }) => id === changing);
  const columns = useColumns(mayUse("milestone.change") ? setChanging : null);
  return (
    <section aria-labelledby="milestones" className={office.section}>
      <div className={office.sectionHead}>
        <h2 id="milestones">{t("office.milestone.title")}</h2>
        {mayUse("milestone.add") && (
          <Button
            icon={<PlusOutlined />}
            onClick={() => {
              setAdding(true);
            }}
          >
            {t("office.milestone.add")}
          </Button>
        )}
      </div>
      {project.milestones.length === 0 ? (
        <p className="soft">{t("office.milestone.none")}</p>
      ) : (
        <DataTable caption={t("office.milestone.title")} columns={columns} rows={project.milestones} keyOf={({ id }) => id} />
      )}
      {adding && (
        <AddDialog
          project={project}
          reload={reload}
          onClose={() => {
            setAdding(false);
          }}
        />
      )}
      {changed && (
        <ChangeDialog
          project={project}
          reload={reload}
          milestone={changed}
          onClose={() => {
            setChanging(null);
          }}
        />
      )}
    </section>
  );
}

function useColumns(change: ((id: string) => void) | null): Column<Milestone>[] {
  const { t, date } = useWords();
  const names = useRenewalNames();
  const kindName = useMilestoneName();
  const nameOf = ({ title, kind }: Milestone) => title ?? kindName(kind);
  const day = (value: string | null | undefined) => (value ? <span className="number">{date(value)}</span> : <span className="soft">–</span>);
  return [
    {
      id: "name",
      title: t("office.milestone.kind"),
      head: true,
      render: (milestone) => (
        <>
          {milestone.title ? <Zh>{milestone.title}</Zh> : kindName(milestone.kind)}{" "}
          {milestone.late && <LateTag days={milestone.days_late} />}
        </>
      ),
    },
    { id: "baseline", title: t("project.mark.baseline"), render: ({ baseline }) => day(baseline) },
    { id: "forecast", title: t("project.mark.forecast"), render: ({ forecast }) => day(forecast) },
    { id: "actual", title: t("project.mark.actual"), render: ({ actual }) => day(actual) },
    {
      id: "cause",
      title: t("office.milestone.deviation"),
      render: (milestone) => {
        const days = slip(milestone);
        return (
          <span>
            {days === null || days === 0 ? (
              <span className="soft">–</span>
            ) : (
              t(`office.milestone.${milestone.actual ? "was" : "will_be"}_${days > 0 ? "later" : "earlier"}`, { count: Math.abs(days) })
            )}
            {milestone.delay_cause && <span className="small"> {names.cause(milestone.delay_cause)}</span>}
            {milestone.delay_note && (
              <span className="soft small">
                {" "}
                <Zh>{milestone.delay_note}</Zh>
              </span>
            )}
          </span>
        );
      },
    },
    ...(change
      ? [
          {
            id: "change",
            title: t("office.common.actions"),
            quiet: true,
            end: true,
            render: (milestone: Milestone) => (
              <Button
                size="small"
                aria-label={t("office.milestone.change_one", { name: nameOf(milestone) })}
                onClick={() => {
                  change(milestone.id);
                }}
              >
                {t("office.milestone.change")}
              </Button>
            ),
          },
        ]
      : []),
  ];
}

interface AddValues {
  readonly kind: NewMilestone["kind"];
  readonly title?: string;
  readonly baseline?: string;
  readonly forecast?: string;
}

function AddDialog({ project, reload, onClose }: DossierProps & { onClose: () => void }) {
  const { t } = useWords();
  const kindName = useMilestoneName();
  const [form] = Form.useForm<AddValues>();
  const kind = Form.useWatch("kind", form);
  const write = useWrite<{ at: At; milestone: NewMilestone }>({
    send: ({ at, milestone }, headers) => addMilestone(at, milestone, headers),
    said: t("office.milestone.added"),
    done: onClose,
  });
  const { base, stale, takeNewest } = useBase(project, write, reload);
  return (
    <WriteDialog<AddValues, { at: At; milestone: NewMilestone }>
      form={form}
      title={t("office.milestone.add_title")}
      submit={t("office.milestone.add")}
      write={write}
      names={["kind", "title", "baseline", "forecast"]}
      input={({ kind: chosen, ...rest }) => ({ at: base, milestone: { kind: chosen, ...said(rest) } })}
      blocked={stale}
      onClose={onClose}
      notice={stale && <StaleNotice onTake={() => void takeNewest()} />}
    >
      <Form.Item name="kind" label={t("office.milestone.kind")} rules={[{ required: true, message: t("office.milestone.kind_needed") }]}>
        <Select options={milestoneKinds.map((value) => ({ value, label: kindName(value) }))} />
      </Form.Item>
      <Form.Item
        name="title"
        label={t("office.milestone.name")}
        rules={[{ required: kind === "other", whitespace: true, message: t("office.milestone.name_needed") }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <div className={office.pair}>
        <Form.Item
          name="baseline"
          label={t("project.mark.baseline")}
          extra={t("office.milestone.baseline_help")}
          dependencies={["forecast"]}
          rules={[
            ({ getFieldValue }) => ({
              validator: (_, value: string | undefined) =>
                value || getFieldValue("forecast") ? Promise.resolve() : Promise.reject(new Error(t("office.milestone.date_needed"))),
            }),
          ]}
        >
          <Input type="date" />
        </Form.Item>
        <Form.Item name="forecast" label={t("project.mark.forecast")}>
          <Input type="date" />
        </Form.Item>
      </div>
    </WriteDialog>
  );
}

function ChangeDialog({ project, reload, milestone, onClose }: DossierProps & { milestone: Milestone; onClose: () => void }) {
  const { t, say, date } = useWords();
  const kindName = useMilestoneName();
  const { data: types } = useQuery(renewalTypesQuery);
  const [opened, setOpened] = useState(() => milestoneForm(milestone));
  const [form] = Form.useForm<MilestoneForm>();
  const write = useWrite<{ at: At; change: MilestoneChange }>({
    send: ({ at, change }, headers) => changeMilestone(at, milestone.id, change, headers),
    said: t("office.milestone.changed"),
    done: onClose,
  });
  const { base, stale, takeNewest } = useBase(project, write, reload);
  const take = async () => {
    const newest = (await takeNewest())?.milestones.find(({ id }) => id === milestone.id);
    if (!newest) return;
    form.setFieldsValue(rebase(opened, milestoneForm(newest), form.getFieldsValue()).form);
    setOpened(milestoneForm(newest));
  };
  return (
    <WriteDialog<MilestoneForm, { at: At; change: MilestoneChange }>
      form={form}
      title={t("office.milestone.change_one", { name: milestone.title ?? kindName(milestone.kind) })}
      submit={t("office.common.save")}
      write={write}
      names={["forecast", "actual", "delay_cause", "delay_note", "title"]}
      initial={opened}
      input={(typed) => ({ at: base, change: milestoneChange(opened, typed) })}
      blocked={stale}
      onClose={onClose}
      notice={stale && <StaleNotice onTake={() => void take()} />}
    >
      {milestone.baseline && <p className="soft">{t("office.milestone.baseline_fixed", { date: date(milestone.baseline) })}</p>}
      <div className={office.pair}>
        <Form.Item name="forecast" label={t("project.mark.forecast")}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="actual" label={t("project.mark.actual")} extra={t("office.milestone.actual_help")}>
          <Input type="date" max={todayInBeijing()} />
        </Form.Item>
      </div>
      <Form.Item name="delay_cause" label={t("office.milestone.cause")}>
        <Select
          allowClear
          options={(types?.delay_causes ?? []).flatMap(({ id, zh, en }) => (id && zh ? [{ value: id, label: say({ zh, en }) }] : []))}
        />
      </Form.Item>
      <Form.Item name="delay_note" label={t("office.milestone.note")}>
        <LongText maxLength={2000} />
      </Form.Item>
      {milestone.kind === "other" && (
        <Form.Item name="title" label={t("office.milestone.name")}>
          <Input maxLength={200} />
        </Form.Item>
      )}
    </WriteDialog>
  );
}
