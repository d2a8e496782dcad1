import { useQuery } from "@tanstack/react-query";
import { Form, Input, Select } from "antd";
import type { ReactNode } from "react";
import { renewalTypesQuery } from "@/data/meta";
import { LongText } from "@/features/office/LongText";
import { subdistrictsQuery } from "@/features/map/api";
import { useOfficePlace } from "@/features/office/place";
import { useWords } from "@/i18n/use";
import { Problem } from "@/ui/Problem";
import { factSections, faultOf, type Fact, type FactName, type FactSection } from "./facts";
import styles from "./facts.module.css";

interface Props {
  readonly sections?: readonly FactSection["id"][];
  /** What stands below a field, such as what somebody else wrote there meanwhile. */
  readonly note?: (name: FactName) => ReactNode;
}

/** The facts of a project as fields of a form, section by section. */
export function FactFields({ sections, note }: Props) {
  const { t } = useWords();
  const types = useQuery(renewalTypesQuery);
  return (
    <>
      {types.isError && <Problem error={types.error} retry={() => void types.refetch()} />}
      {factSections
        .filter(({ id }) => !sections || sections.includes(id))
        .map(({ id, facts }) => (
          <fieldset key={id} className={styles.section}>
            <legend>{t(`office.facts.section.${id}`)}</legend>
            {facts.map((fact) => (
              <FactField key={fact.name} fact={fact} note={note?.(fact.name)} />
            ))}
          </fieldset>
        ))}
    </>
  );
}

function FactField({ fact, note }: { fact: Fact; note: ReactNode }) {
  const { t } = useWords();
  const help = useHelp(fact.name);
  return (
    <Form.Item
      name={fact.name}
      label={t(`office.fact.${fact.name}`)}
      required={fact.name === "name" || fact.name === "subtype"}
      className={fact.kind === "long" || fact.name === "name" ? (styles.wide ?? "") : ""}
      extra={note ?? help}
      rules={[
        {
          validator: (_, value: string | undefined) => {
            const fault = faultOf(fact, value ?? "");
            return fault ? Promise.reject(new Error(t(`office.fault.${fault}`, { max: "max" in fact ? fact.max : 0 }))) : Promise.resolve();
          },
        },
      ]}
    >
      <FactInput fact={fact} />
    </Form.Item>
  );
}

const helped = ["lon", "contact", "implementer_code", "right_holders", "project_code", "plan_needed"] as const;

function useHelp(name: FactName): string | undefined {
  const { t } = useWords();
  const known = helped.find((one) => one === name);
  return known && t(`office.facts.help.${known}`);
}

interface Controlled {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (value: string) => void;
}

// Form.Item hands value, onChange and the attributes that tie the field to its label and its errors.
function FactInput({ fact, ...field }: { fact: Fact } & Controlled) {
  const { value = "", onChange, ...rest } = field;
  const typed = (event: { target: { value: string } }) => onChange?.(event.target.value);
  switch (fact.kind) {
    case "long":
      return <LongText {...rest} value={value} onChange={typed} />;
    case "date":
      return <Input {...rest} type="date" value={value} onChange={typed} />;
    case "number":
    case "money":
    case "year":
      return <Input {...rest} inputMode="decimal" value={value} onChange={typed} suffix={<Unit name={fact.name} />} />;
    case "text":
      return <Input {...rest} value={value} onChange={typed} />;
    default:
      return <Choice {...rest} kind={fact.kind} value={value} {...(onChange ? { onChange } : {})} />;
  }
}

function Unit({ name }: { name: FactName }) {
  const { t } = useWords();
  if (name.endsWith("_m2")) return <span className="soft">m²</span>;
  return name === "investment_total_fen" ? <span className="soft">{t("office.facts.wan")}</span> : <span />;
}

type ChoiceKind = "boolean" | "subtype" | "scale" | "subdistrict";

function Choice({ kind, value, onChange, ...rest }: Controlled & { kind: ChoiceKind }) {
  const options = useChoices(kind);
  return (
    <Select
      {...rest}
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      popupMatchSelectWidth={false}
      value={value === "" ? null : value}
      options={options}
      onChange={(next: string | null | undefined) => onChange?.(next ?? "")}
    />
  );
}

interface Option {
  readonly value?: string;
  readonly label: string;
  readonly options?: { readonly value: string; readonly label: string }[];
}

function useChoices(kind: ChoiceKind): Option[] {
  const { t, say } = useWords();
  const { district, year } = useOfficePlace();
  const { data: types } = useQuery(renewalTypesQuery);
  const { data: subdistricts } = useQuery({ ...subdistrictsQuery({ district, year }), enabled: kind === "subdistrict" });
  switch (kind) {
    case "boolean":
      return (["yes", "no"] as const).map((value) => ({ value, label: t(`office.common.${value}`) }));
    case "subtype":
      return (types?.categories ?? []).map((category) => ({
        label: say(category),
        options: category.subtypes.map((one) => ({ value: one.id, label: say(one) })),
      }));
    case "scale":
      return (types?.scales ?? []).flatMap(({ id, zh, en }) => (id && zh ? [{ value: id, label: say({ zh, en }) }] : []));
    case "subdistrict":
      return (subdistricts?.items ?? []).map(({ code, name }) => ({ value: code, label: name }));
  }
}
