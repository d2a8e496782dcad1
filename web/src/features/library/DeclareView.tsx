import { useQuery } from "@tanstack/react-query";
import { Button, Form, Select } from "antd";
import { useRef, useState } from "react";
import { useNavigate } from "react-router";
import { OfficeHead } from "@/features/office/OfficeHead";
import { useOfficePlace } from "@/features/office/place";
import { useWrite } from "@/features/office/write";
import { RestOfProblem, usePlacedProblems } from "@/features/office/WriteDialog";
import { programmeQuery } from "@/features/programme/api";
import office from "@/features/office/office.module.css";
import { useWords } from "@/i18n/use";
import { PlaceLink, usePlaceHref } from "@/ui/PlaceLink";
import { declareProject } from "./api";
import { FactFields } from "./FactFields";
import { declaration, factNames, type FactForm } from "./facts";
import styles from "./facts.module.css";

type Values = FactForm & { readonly action?: string };
const names = [...factNames, "action"] as const;

/** A new project: kept as a draft, or handed in at once. */
export default function DeclarePage() {
  const { t } = useWords();
  const { district } = useOfficePlace();
  const [form] = Form.useForm<Values>();
  const navigate = useNavigate();
  const href = usePlaceHref();
  const submit = useRef(false);
  const [pressed, setPressed] = useState<"draft" | "submit">("draft");
  const write = useWrite({
    send: declareProject,
    said: t(pressed === "submit" ? "office.declare.submitted" : "office.declare.saved"),
    done: ({ id }) => {
      if (id !== undefined) void navigate(href(`/office/projects/${id}`));
    },
  });
  usePlacedProblems(form, write.error, names);
  const send = (how: "draft" | "submit") => {
    submit.current = how === "submit";
    setPressed(how);
    form.submit();
  };
  return (
    <div className={office.page}>
      <OfficeHead title={t("office.declare.title")} tab={t("office.declare.title")} lead={t("office.declare.lead")} />
      <p className="no-print">
        <PlaceLink to="/office/projects">← {t("office.library.title")}</PlaceLink>
      </p>
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark="optional"
        scrollToFirstError={{ focus: true }}
        className={styles.form ?? ""}
        onFinish={({ action, ...typed }) => {
          write.mutate(declaration(typed, { district, action, submit: submit.current }));
        }}
      >
        <FactFields sections={["basics", "place", "people", "schedule", "use", "problems"]} />
        <ActionField />
        <RestOfProblem error={write.error} names={names} />
        <div className={styles.foot}>
          <Button
            type="primary"
            loading={write.isPending && pressed === "submit"}
            disabled={write.isPending}
            onClick={() => {
              send("submit");
            }}
          >
            {t("office.declare.submit")}
          </Button>
          <Button
            loading={write.isPending && pressed === "draft"}
            disabled={write.isPending}
            onClick={() => {
              send("draft");
            }}
          >
            {t("office.declare.draft")}
          </Button>
          <span className="soft small">{t("office.declare.needs")}</span>
        </div>
      </Form>
    </div>
  );
}

function ActionField() {
  const { t, say } = useWords();
  const { district, year } = useOfficePlace();
  const { data } = useQuery(programmeQuery({ district, year }));
  return (
    <fieldset className={styles.section}>
      <legend>{t("programme.action")}</legend>
      <Form.Item name="action" label={t("programme.action")} extra={t("office.declare.action_help")} className={styles.wide ?? ""}>
        <Select
          allowClear
          options={(data?.actions ?? []).map(({ id, name_zh: zh, name_en: en }) => ({ value: id, label: say({ zh, en }) }))}
        />
      </Form.Item>
    </fieldset>
  );
}
