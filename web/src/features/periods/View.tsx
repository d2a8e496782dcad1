import { DownloadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { DataTable } from "@/features/office/DataTable";
import { todayInBeijing } from "@/features/office/model";
import { OfficeHead } from "@/features/office/OfficeHead";
import { useMay, useOfficePlace } from "@/features/office/place";
import { useWrite } from "@/features/office/write";
import { WriteDialog } from "@/features/office/WriteDialog";
import { programmeQuery } from "@/features/programme/api";
import { amount } from "@/features/programme/model";
import office from "@/features/office/office.module.css";
import { useWords } from "@/i18n/use";
import { Empty } from "@/ui/Empty";
import { Loaded } from "@/ui/Loaded";
import { PlainTag } from "@/ui/StatusTag";
import { closePeriod, periodsQuery } from "./api";
import { inOrder, standingOf, type Period } from "./model";
import styles from "./periods.module.css";

/** The months of the programme; a closed one keeps its figures for good. */
export default function PeriodsPage() {
  const { t } = useWords();
  const { district, year } = useOfficePlace();
  const query = useQuery(periodsQuery({ district, year }));
  const csv = new URLSearchParams({ ...(district ? { district } : {}), ...(year ? { year: String(year) } : {}), format: "csv" });
  return (
    <div className={`${office.page ?? ""} ${office.narrow ?? ""}`}>
      <OfficeHead title={t("office.periods.title")} tab={t("office.periods.title")} lead={t("office.periods.lead")}>
        <Button icon={<DownloadOutlined />} href={`/api/v1/periods?${csv.toString()}`} download>
          {t("projects.csv")}
        </Button>
      </OfficeHead>
      <Loaded query={query}>{({ items }) => <Months periods={inOrder(items)} />}</Loaded>
    </div>
  );
}

function Months({ periods }: { periods: readonly Period[] }) {
  const { t } = useWords();
  const mayClose = useMay()("period.close");
  const [closing, setClosing] = useState<Period | null>(null);
  if (periods.length === 0) return <Empty title={t("office.periods.none")} />;
  return (
    <>
      <ol className={styles.months}>
        {periods.map((period) => (
          <Month
            key={period.id}
            period={period}
            all={periods}
            onClose={
              mayClose
                ? () => {
                    setClosing(period);
                  }
                : null
            }
          />
        ))}
      </ol>
      {closing && (
        <CloseDialog
          period={closing}
          onClose={() => {
            setClosing(null);
          }}
        />
      )}
    </>
  );
}

interface MonthProps {
  readonly period: Period;
  readonly all: readonly Period[];
  readonly onClose: (() => void) | null;
}

function Month({ period, all, onClose }: MonthProps) {
  const { t, month, instant } = useWords();
  const standing = standingOf(period, all, todayInBeijing());
  const name = month(`${period.month}-01`);
  return (
    <li className={styles.month}>
      <div className={styles.monthHead}>
        <h2 className={styles.monthName}>{name}</h2>
        <PlainTag>{t(standing.kind === "closed" ? "office.periods.closed" : "office.periods.open")}</PlainTag>
        {period.closed_at && <span className="soft small">{instant(period.closed_at)}</span>}
        {standing.kind === "running" && <span className="soft small">{t("office.periods.running")}</span>}
        {standing.kind === "after" && (
          <span className="soft small">{t("office.periods.after", { month: month(`${standing.month}-01`) })}</span>
        )}
        {standing.kind === "closable" && onClose && (
          <Button type="primary" size="small" className={styles.close ?? ""} onClick={onClose}>
            {t("office.periods.close", { month: name })}
          </Button>
        )}
      </div>
      {period.closed && <Figures period={period} />}
    </li>
  );
}

function Figures({ period }: { period: Period }) {
  const { t, say, number, month, language } = useWords();
  const { year } = useOfficePlace();
  const { data } = useQuery(programmeQuery({ district: period.district, year }));
  const items = new Map(data?.actions.flatMap((action) => action.items).map((item) => [item.id, item]));
  const reported = (period.figures ?? []).filter(({ planned = 0, claimed = 0, verified = 0 }) => planned + claimed + verified > 0);
  if (reported.length === 0) return <p className="soft small">{t("office.periods.no_figures")}</p>;
  const figure = (id: string | undefined, value = 0) => {
    const item = id === undefined ? undefined : items.get(id);
    return number(item ? amount(value, item, language).value : value);
  };
  const nameOf = (id = "") => {
    const item = items.get(id);
    return item ? say({ zh: item.name_zh, en: item.name_en }) : id;
  };
  return (
    <details>
      <summary>{t("office.periods.figures", { count: reported.length })}</summary>
      <DataTable
        caption={t("office.periods.figures_of", { month: month(`${period.month}-01`) })}
        rows={reported}
        keyOf={({ item = "" }) => item}
        columns={[
          {
            id: "item",
            title: t("office.targets.item"),
            head: true,
            render: ({ item, code }) => (
              <>
                <span className="mono soft small">{code}</span> {nameOf(item)}
              </>
            ),
          },
          { id: "planned", title: t("progress.planned"), end: true, render: ({ item, planned }) => figure(item, planned) },
          { id: "claimed", title: t("progress.claimed"), end: true, render: ({ item, claimed }) => figure(item, claimed) },
          { id: "verified", title: t("progress.verified"), end: true, render: ({ item, verified }) => <strong>{figure(item, verified)}</strong> },
        ]}
      />
    </details>
  );
}

function CloseDialog({ period, onClose }: { period: Period; onClose: () => void }) {
  const { t, month } = useWords();
  const name = month(`${period.month}-01`);
  const write = useWrite<string>({ send: closePeriod, said: t("office.periods.done", { month: name }), done: onClose });
  return (
    <WriteDialog<object, string>
      title={t("office.periods.close_title", { month: name })}
      submit={t("office.periods.close", { month: name })}
      write={write}
      names={[]}
      input={() => period.id}
      onClose={onClose}
    >
      <p>{t("office.periods.meaning")}</p>
      <ul className={styles.meaning}>
        {(["frozen", "later", "order"] as const).map((one) => (
          <li key={one}>{t(`office.periods.meanings.${one}`)}</li>
        ))}
      </ul>
    </WriteDialog>
  );
}
