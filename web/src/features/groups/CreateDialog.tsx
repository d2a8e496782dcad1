import { Form, Input, Select } from "antd";
import { said } from "@/features/office/model";
import { useOfficePlace } from "@/features/office/place";
import { useWrite } from "@/features/office/write";
import { WriteDialog } from "@/features/office/WriteDialog";
import office from "@/features/office/office.module.css";
import { useWords } from "@/i18n/use";
import { createGroup, type NewGroup } from "./api";

interface Values {
  readonly kind: NewGroup["kind"];
  readonly name_zh: string;
  readonly name_en?: string;
  readonly level?: NonNullable<NewGroup["level"]>;
  readonly batch?: string;
  readonly source?: string;
}

export function CreateDialog({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const { district } = useOfficePlace();
  const write = useWrite<NewGroup>({ send: createGroup, said: t("office.groups.created"), done: onClose });
  return (
    <WriteDialog<Values, NewGroup>
      title={t("office.groups.create")}
      submit={t("office.groups.create")}
      write={write}
      names={["kind", "name_zh", "name_en", "level", "batch", "source"]}
      initial={{ kind: "area" }}
      input={({ kind, name_zh, level, ...rest }) => ({
        kind,
        name_zh: name_zh.trim(),
        ...(district ? { district } : {}),
        ...(level ? { level } : {}),
        ...said(rest),
      })}
      onClose={onClose}
    >
      <Form.Item name="kind" label={t("office.groups.kind")} required>
        <Select options={(["area", "list"] as const).map((kind) => ({ value: kind, label: t(`office.groups.kinds.${kind}`) }))} />
      </Form.Item>
      <Form.Item name="name_zh" label={t("office.groups.name_zh")} rules={[{ required: true, whitespace: true, message: t("office.groups.name_needed") }]}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="name_en" label={t("office.groups.name_en")}>
        <Input maxLength={200} />
      </Form.Item>
      <div className={office.pair}>
        <Form.Item name="level" label={t("office.groups.level")}>
          <Select allowClear options={(["city", "district"] as const).map((level) => ({ value: level, label: t(`office.groups.levels.${level}`) }))} />
        </Form.Item>
        <Form.Item name="batch" label={t("office.groups.batch")}>
          <Input maxLength={100} />
        </Form.Item>
      </div>
      <Form.Item name="source" label={t("office.groups.source")}>
        <Input maxLength={500} />
      </Form.Item>
    </WriteDialog>
  );
}
