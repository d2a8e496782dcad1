import { useQuery } from "@tanstack/react-query";
import { Form, Input, Select } from "antd";
import { useRenewalNames } from "@/data/renewal";
import { parseNumber } from "@/features/office/numbers";
import { said } from "@/features/office/model";
import { useWrite } from "@/features/office/write";
import { WriteDialog } from "@/features/office/WriteDialog";
import { programmeQuery } from "@/features/programme/api";
import type { Item } from "@/features/programme/model";
import office from "@/features/office/office.module.css";
import { useWords } from "@/i18n/use";
import { usePlace } from "@/data/meta";
import { Problem } from "@/ui/Problem";
import { LongText } from "@/features/office/LongText";
import { planContribution, type Plan } from "./api";
import { quantityFault, type ProjectDetail } from "./model";

interface Values {
  readonly item: string;
  readonly quantity: string;
  readonly due?: string;
  readonly note?: string;
}

/** What the project shall contribute to an item of the programme. */
export function PlanDialog({ project, onClose }: { project: ProjectDetail; onClose: () => void }) {
  const { t, say } = useWords();
  const names = useRenewalNames();
  const { year } = usePlace();
  const query = useQuery(programmeQuery({ district: project.district, year }));
  const programme = query.data;
  const [form] = Form.useForm<Values>();
  const chosen = Form.useWatch("item", form);
  const items = programme?.actions.flatMap((action) => action.items) ?? [];
  const item = items.find(({ id }) => id === chosen);
  const taken = new Set(
    project.contributions.filter(({ status }) => status !== "withdrawn").map((contribution) => contribution.item),
  );
  const write = useWrite<Plan>({ send: planContribution, said: t("office.contribution.planned"), done: onClose });
  const pick = (id: string) => {
    // An item without a unit counts each project once.
    if (items.find((one) => one.id === id)?.unit === null) form.setFieldValue("quantity", "1");
  };
  return (
    <WriteDialog<Values, Plan>
      form={form}
      title={t("office.contribution.plan_title", { name: project.name })}
      submit={t("office.contribution.plan")}
      write={write}
      names={["item", "quantity", "due", "note"]}
      input={({ item: id, quantity, ...rest }) => ({
        project: project.id,
        item: id,
        quantity: parseNumber(quantity) ?? 0,
        ...said(rest),
      })}
      onClose={onClose}
    >
      {query.isError && <Problem error={query.error} retry={() => void query.refetch()} />}
      <Form.Item name="item" label={t("office.contribution.item")} rules={[{ required: true, message: t("office.contribution.item_needed") }]}>
        <Select
          showSearch={{ optionFilterProp: "label" }}
          onChange={pick}
          options={(programme?.actions ?? []).map((action) => ({
            label: say({ zh: action.name_zh, en: action.name_en }),
            options: action.items.map(({ id, code, name_zh: zh, name_en: en }) => ({
              value: id,
              label: `${code} ${say({ zh, en })}`,
              disabled: taken.has(id),
            })),
          }))}
        />
      </Form.Item>
      {item && (
        <p className="soft small">
          {t("project.verb", { verb: item.verb_zh && item.verb_zh !== "" ? say({ zh: item.verb_zh, en: names.verb(item.milestone) }) : names.verb(item.milestone) })}
        </p>
      )}
      <div className={office.pair}>
        <QuantityField item={item} label={t("office.contribution.quantity")} />
        <Form.Item name="due" label={t("office.contribution.due")}>
          <Input type="date" />
        </Form.Item>
      </div>
      <Form.Item name="note" label={t("office.contribution.note")}>
        <LongText maxLength={2000} />
      </Form.Item>
    </WriteDialog>
  );
}

/** A quantity in the unit of the item; the server knows what must be whole. */
export function QuantityField({ item, label }: { item: Pick<Item, "unit" | "unit_en"> | undefined; label: string }) {
  const { t, language } = useWords();
  const unit = (language === "en" ? item?.unit_en : item?.unit) ?? "";
  return (
    <Form.Item
      name="quantity"
      label={label}
      required
      rules={[
        {
          validator: (_, value: string | undefined) => {
            const fault = quantityFault(value ?? "");
            return fault ? Promise.reject(new Error(t(`office.fault.${fault}`))) : Promise.resolve();
          },
        },
      ]}
    >
      <Input inputMode="decimal" suffix={<span className="soft">{unit}</span>} />
    </Form.Item>
  );
}
