import { CaretDownOutlined, CaretRightOutlined } from "@ant-design/icons";
import { useId, useState } from "react";
import { useRenewalNames } from "@/data/renewal";
import { DataTable, type Column } from "@/features/office/DataTable";
import { amount, shares, silent, statuses, statusOf, type Action, type Item } from "@/features/programme/model";
import office from "@/features/office/office.module.css";
import { useWords } from "@/i18n/use";
import { ProgressBar } from "@/ui/ProgressBar";
import { StatusTag } from "@/ui/StatusTag";
import { tally } from "./model";
import styles from "./targets.module.css";

/** One action with its items; closed, it still tells how they stand. */
export function ActionBranch({ action, onOpen }: { action: Action; onOpen: (id: string) => void }) {
  const { t, say } = useWords();
  const [open, setOpen] = useState(true);
  const id = useId();
  const columns = useColumns(onOpen);
  const counts = tally(action);
  const name = say({ zh: action.name_zh, en: action.name_en });
  return (
    <section className={office.section}>
      <h2 className={styles.branch}>
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => {
            setOpen(!open);
          }}
        >
          {open ? <CaretDownOutlined aria-hidden="true" /> : <CaretRightOutlined aria-hidden="true" />}
          <span>{name}</span>
        </button>
        <span className={styles.tally}>
          {statuses
            .filter((status) => counts.has(status))
            .map((status) => (
              <span key={status}>
                <StatusTag status={status} /> <span className="number">{counts.get(status)}</span>
              </span>
            ))}
        </span>
      </h2>
      <div id={id} hidden={!open}>
        <DataTable caption={t("office.targets.items_of", { name })} columns={columns} rows={action.items} keyOf={(item) => item.id} />
      </div>
    </section>
  );
}

function useColumns(onOpen: (id: string) => void): Column<Item>[] {
  const { t, say, number, percent, language } = useWords();
  const names = useRenewalNames();
  const figure = (item: Item, value: number) => number(amount(value, item, language).value);
  return [
    {
      id: "name",
      width: "31%",
      title: t("office.targets.item"),
      head: true,
      render: (item) => (
        <span className={styles.item}>
          <span className="mono soft small">{item.code}</span>
          <button
            type="button"
            className={office.linkButton}
            onClick={() => {
              onOpen(item.id);
            }}
          >
            {say({ zh: item.name_zh, en: item.name_en })}
          </button>
        </span>
      ),
    },
    {
      id: "target",
      width: "17%",
      title: t("office.targets.target"),
      end: true,
      render: (item) =>
        item.quantity === null ? (
          <span className="soft">{t("programme.no_target")}</span>
        ) : (
          <span>
            <strong>{figure(item, item.quantity)}</strong> {amount(item.quantity, item, language).unit}
            <span className="soft small"> {say({ zh: item.verb_zh ?? "", en: names.verb(item.milestone) })}</span>
          </span>
        ),
    },
    {
      id: "progress",
      title: t("office.targets.progress"),
      render: (item) => {
        const bar = shares(item.rollup);
        if (silent(item.rollup)) return <span className="soft small">{t("status.nothing_reported")}</span>;
        const { verified, claimed, planned } = item.rollup;
        const label = t("progress.label", {
          name: say({ zh: item.name_zh, en: item.name_en }),
          target: figure(item, item.rollup.target ?? 0),
          verified: figure(item, verified),
          claimed: figure(item, claimed),
          planned: figure(item, planned),
        });
        return (
          <div className={styles.progress}>
            {bar && <ProgressBar shares={bar} label={label} />}
            <span className="small soft number">
              {t("office.targets.figures", { verified: bar ? t("office.targets.with_share", { value: figure(item, verified), share: percent(bar.verified) }) : figure(item, verified), claimed: figure(item, claimed), planned: figure(item, planned) })}
            </span>
          </div>
        );
      },
    },
    {
      id: "forecast",
      width: "14%",
      title: t("progress.forecast"),
      end: true,
      render: ({ rollup, ...item }) => {
        const { forecast, forecast_low: low, forecast_high: high } = rollup;
        if (typeof forecast !== "number") return <span className="soft">–</span>;
        const whole = { ...item, rollup };
        return (
          <span className="number">
            {figure(whole, forecast)}
            {typeof low === "number" && typeof high === "number" && low < high && (
              <span className="soft small">{` (${figure(whole, low)}–${figure(whole, high)})`}</span>
            )}
          </span>
        );
      },
    },
    { id: "status", width: "9.5rem", title: t("office.targets.status"), render: ({ rollup }) => <StatusTag status={statusOf(rollup)} /> },
  ];
}
