import { useQuery } from "@tanstack/react-query";
import { useRenewalNames } from "@/data/renewal";
import { DataTable } from "@/features/office/DataTable";
import { amount, shares, statusOf } from "@/features/programme/model";
import office from "@/features/office/office.module.css";
import { SidePanel } from "@/features/office/SidePanel";
import { useWords } from "@/i18n/use";
import { Loaded } from "@/ui/Loaded";
import { PlaceLink } from "@/ui/PlaceLink";
import { ProgressBar, ProgressLegend } from "@/ui/ProgressBar";
import { SourceLine } from "@/ui/Source";
import { PlainTag, StatusTag } from "@/ui/StatusTag";
import { Zh } from "@/ui/Zh";
import { itemQuery } from "./api";
import { trendOf, type Contribution, type ItemDetail } from "./model";
import styles from "./targets.module.css";

/** One item: its figures, where they come from, and which contributions make them. */
export function ItemDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { say } = useWords();
  const query = useQuery(itemQuery(id));
  const item = query.data;
  return (
    <SidePanel
      size="min(44rem, 100vw)"
      onClose={onClose}
      title={item ? `${item.code} ${say({ zh: item.name_zh, en: item.name_en })}` : id}
    >
      <Loaded query={query}>{(known) => <ItemBody item={known} />}</Loaded>
    </SidePanel>
  );
}

function ItemBody({ item }: { item: ItemDetail }) {
  const { t, say } = useWords();
  const names = useRenewalNames();
  return (
    <div className="stack">
      <p className="row">
        <StatusTag status={statusOf(item.rollup)} />
        <span>{t("project.verb", { verb: say({ zh: item.verb_zh ?? item.milestone, en: names.verb(item.milestone) }) })}</span>
        <PlaceLink to="/office/projects" query={{ item: item.id }}>
          {t("office.targets.projects", { count: item.projects })}
        </PlaceLink>
      </p>
      <Sums item={item} />
      <Trend item={item} />
      <BySubdistrict item={item} />
      <ContributionTable item={item} />
      <SourceLine source={item.source} />
      {item.note && <p className="soft small">{item.note}</p>}
    </div>
  );
}

const useFigure = (item: ItemDetail) => {
  const { number, language } = useWords();
  return (value: number) => number(amount(value, item, language).value);
};

function Sums({ item }: { item: ItemDetail }) {
  const { t, say, percent, language } = useWords();
  const figure = useFigure(item);
  const { rollup } = item;
  const bar = shares(rollup);
  const unit = amount(0, item, language).unit;
  const label = t("progress.label", {
    name: say({ zh: item.name_zh, en: item.name_en }),
    target: figure(rollup.target ?? 0),
    verified: figure(rollup.verified),
    claimed: figure(rollup.claimed),
    planned: figure(rollup.planned),
  });
  return (
    <div className={office.section}>
      {bar && <ProgressBar shares={bar} label={label} />}
      <dl className={styles.sums}>
        <Sum name={t("office.targets.target")} value={item.quantity === null ? t("programme.no_target") : `${figure(item.quantity)} ${unit}`} />
        <Sum name={t("progress.verified")} value={`${figure(rollup.verified)} ${unit}${bar ? ` (${percent(bar.verified)})` : ""}`} />
        <Sum name={t("progress.claimed")} value={`${figure(rollup.claimed)} ${unit}`} />
        <Sum name={t("progress.planned")} value={`${figure(rollup.planned)} ${unit}`} />
        {typeof rollup.forecast === "number" && (
          <Sum
            name={t("progress.forecast")}
            value={
              typeof rollup.forecast_low === "number" && typeof rollup.forecast_high === "number"
                ? t("office.targets.band", { middle: figure(rollup.forecast), low: figure(rollup.forecast_low), high: figure(rollup.forecast_high), unit })
                : `${figure(rollup.forecast)} ${unit}`
            }
          />
        )}
      </dl>
      {bar && <ProgressLegend />}
    </div>
  );
}

function Sum({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** Month by month what had been verified; the table behind the picture is read out. */
function Trend({ item }: { item: ItemDetail }) {
  const { t, language } = useWords();
  const figure = useFigure(item);
  const months = trendOf(item);
  const monthName = new Intl.DateTimeFormat(language, { month: "short", timeZone: "UTC" });
  if (months.length < 2) return null;
  return (
    <section aria-labelledby="trend" className={office.section}>
      <h3 id="trend">{t("office.targets.trend")}</h3>
      <ol className={styles.trend}>
        {months.map(({ month: key, verified, share }) => (
          <li key={key}>
            <span className={styles.trendValue}>{figure(verified)}</span>
            <span className={styles.trendColumn} aria-hidden="true">
              <span className="bar-fill" style={{ height: `${Math.round(share * 100)}%` }} />
            </span>
            <span className="soft small">{monthName.format(new Date(`${key}-01T00:00:00Z`))}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function BySubdistrict({ item }: { item: ItemDetail }) {
  const { t } = useWords();
  const figure = useFigure(item);
  if (item.by_subdistrict.length === 0) return null;
  return (
    <section aria-labelledby="by-subdistrict" className={office.section}>
      <h3 id="by-subdistrict">{t("office.targets.by_subdistrict")}</h3>
      <DataTable
        caption={t("office.targets.by_subdistrict")}
        rows={item.by_subdistrict}
        keyOf={({ code }) => code}
        columns={[
          { id: "name", title: t("projects.filter.subdistrict"), head: true, render: ({ name }) => <Zh>{name}</Zh> },
          { id: "planned", title: t("progress.planned"), end: true, render: ({ rollup }) => figure(rollup.planned) },
          { id: "claimed", title: t("progress.claimed"), end: true, render: ({ rollup }) => figure(rollup.claimed) },
          { id: "verified", title: t("progress.verified"), end: true, render: ({ rollup }) => <strong>{figure(rollup.verified)}</strong> },
        ]}
      />
    </section>
  );
}

function ContributionTable({ item }: { item: ItemDetail }) {
  const { t, date } = useWords();
  const figure = useFigure(item);
  const value = ({ quantity, claimed_quantity: claimed, verified_quantity: verified }: Contribution) =>
    figure(verified ?? claimed ?? quantity);
  return (
    <section aria-labelledby="item-contributions" className={office.section}>
      <h3 id="item-contributions">{t("office.targets.contributions")}</h3>
      {item.contributions.length === 0 ? (
        <p className="soft">{t("office.targets.no_contributions")}</p>
      ) : (
        <DataTable
          caption={t("office.targets.contributions")}
          rows={item.contributions}
          keyOf={({ id }) => id}
          columns={[
            {
              id: "project",
              title: t("office.library.column.name"),
              head: true,
              render: ({ project, project_name: name }) => (
                <PlaceLink to={`/office/projects/${project}`}>
                  <Zh>{name ?? project}</Zh>
                </PlaceLink>
              ),
            },
            { id: "quantity", title: t("office.targets.quantity"), end: true, render: value },
            { id: "status", title: t("projects.filter.state"), render: ({ status }) => <PlainTag>{t(`contribution.${status}`)}</PlainTag> },
            {
              id: "reached",
              title: t("office.contribution.reached_on"),
              render: ({ reached_on: reached, due }) =>
                reached ? (
                  <span className="number">{date(reached)}</span>
                ) : due ? (
                  <span className="soft small">{t("project.due", { date: date(due) })}</span>
                ) : (
                  <span className="soft">–</span>
                ),
            },
          ]}
        />
      )}
    </section>
  );
}
