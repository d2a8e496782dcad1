import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import type { ReactNode } from "react";
import { useMilestoneName } from "@/data/milestones";
import { useRenewalNames } from "@/data/renewal";
import { byDelay, type Item } from "@/features/programme/model";
import { accountsQuery } from "@/features/accounts/api";
import { nameOf, standingOf } from "@/features/accounts/model";
import { OfficeHead } from "@/features/office/OfficeHead";
import { todayInBeijing } from "@/features/office/model";
import { useMay, useOfficePlace, useSession } from "@/features/office/place";
import { programmeQuery } from "@/features/programme/api";
import { needingAttention } from "@/features/targets/model";
import office from "@/features/office/office.module.css";
import { useWords } from "@/i18n/use";
import { PlaceLink } from "@/ui/PlaceLink";
import { Problem } from "@/ui/Problem";
import { StatusTag } from "@/ui/StatusTag";
import { Zh } from "@/ui/Zh";
import { projectsInState, refusedClaims, waitingClaims } from "./api";
import { shownMax, toVerify } from "./model";
import styles from "./today.module.css";

/** What waits for this person today: short, each with the way to it. */
export default function TodayPage() {
  const { t, date } = useWords();
  const session = useSession();
  const mayUse = useMay();
  const name = session?.account ? nameOf(session.account) : "";
  return (
    <div className={office.page}>
      <OfficeHead title={t("office.today.title", { name })} tab={t("office.menu.today")} lead={date(todayInBeijing())} />
      <div className={styles.cards}>
        {mayUse("contribution.verify") && <ToVerify />}
        {mayUse("project.move") && <ToConfirm />}
        {mayUse("contribution.claim") && <SentBack />}
        {mayUse("view.accounts") && <Accounts />}
        <Late />
        <AtRisk />
      </div>
    </div>
  );
}

interface CardProps {
  readonly id: string;
  readonly title: string;
  readonly count: number | undefined;
  readonly nothing: string;
  readonly error?: unknown;
  readonly retry: () => unknown;
  readonly more?: ReactNode;
  readonly children?: ReactNode;
}

function Card({ id, title, count, nothing, error, retry, more, children }: CardProps) {
  const { number } = useWords();
  return (
    <section aria-labelledby={id} className={office.panel} aria-busy={count === undefined && !error}>
      <h2 id={id} className={styles.cardTitle}>
        <span>{title}</span>
        {count !== undefined && (
          <span className={styles.count} data-none={count === 0}>
            {number(count)}
          </span>
        )}
      </h2>
      {error ? <Problem error={error} retry={() => void retry()} /> : null}
      {count === undefined && !error && <Skeleton active title={false} paragraph={{ rows: 2 }} />}
      {count === 0 && <p className="soft">{nothing}</p>}
      {count !== undefined && count > 0 && <ul className={styles.rows}>{children}</ul>}
      {count !== undefined && count > 0 && more && <p className="small">{more}</p>}
    </section>
  );
}

function ToVerify() {
  const { t, say } = useWords();
  const { district } = useOfficePlace();
  const { data, error, refetch } = useQuery(waitingClaims(district));
  const claims = toVerify(data?.items ?? []);
  const own = (data?.items.length ?? 0) - claims.length;
  return (
    <Card
      id="to-verify"
      title={t("office.today.to_verify")}
      count={data && data.total - own}
      nothing={t(own > 0 ? "office.today.only_own" : "office.today.nothing_to_verify")}
      error={error}
      retry={refetch}
      more={<PlaceLink to="/office/verification">{t("office.today.open_queue")}</PlaceLink>}
    >
      {claims.slice(0, shownMax).map(({ id, project, project_name: name, item, item_name_zh: zh, item_name_en: en }) => (
        <li key={id}>
          <PlaceLink to="/office/verification" query={{ claim: id }}>
            <Zh>{name ?? project}</Zh>
          </PlaceLink>
          <span className="soft small">{say({ zh: zh ?? item, en })}</span>
        </li>
      ))}
    </Card>
  );
}

function ToConfirm() {
  const { t, instant } = useWords();
  const { district } = useOfficePlace();
  const { data, error, refetch } = useQuery(projectsInState(district, "submitted"));
  return (
    <Card
      id="to-confirm"
      title={t("office.today.to_confirm")}
      count={data?.total}
      nothing={t("office.today.nothing_to_confirm")}
      error={error}
      retry={refetch}
      more={
        <PlaceLink to="/office/projects" query={{ state: "submitted", sort: "updated" }}>
          {t("office.today.all_submitted")}
        </PlaceLink>
      }
    >
      {data?.items.slice(0, shownMax).map(({ id, name, updated_at: at }) => (
        <li key={id}>
          <PlaceLink to={`/office/projects/${id}`}>
            <Zh>{name}</Zh>
          </PlaceLink>
          {at && <span className="soft small number">{instant(at)}</span>}
        </li>
      ))}
    </Card>
  );
}

/** Claims that a second person did not accept: somebody has to mend them. */
function SentBack() {
  const { t } = useWords();
  const { district } = useOfficePlace();
  const { data, error, refetch } = useQuery(refusedClaims(district));
  return (
    <Card id="sent-back" title={t("office.today.sent_back")} count={data?.total} nothing={t("office.today.nothing_sent_back")} error={error} retry={refetch}>
      {data?.items.slice(0, shownMax).map(({ id, project, project_name: name, reason }) => (
        <li key={id}>
          <PlaceLink to={`/office/projects/${project}`}>
            <Zh>{name ?? project}</Zh>
          </PlaceLink>
          {reason && (
            <span className="soft small">
              <Zh>{reason}</Zh>
            </span>
          )}
        </li>
      ))}
    </Card>
  );
}

function Late() {
  const { t } = useWords();
  const names = useRenewalNames();
  const milestone = useMilestoneName();
  const { district, year } = useOfficePlace();
  const { data, error, refetch } = useQuery(programmeQuery({ district, year }));
  return (
    <Card
      id="late"
      title={t("office.today.late")}
      count={data?.late.length}
      nothing={t("programme.nothing_late")}
      error={error}
      retry={refetch}
      more={
        <PlaceLink to="/office/projects" query={{ late: "true", sort: "due" }}>
          {t("office.today.all_late")}
        </PlaceLink>
      }
    >
      {byDelay(data?.late ?? [])
        .slice(0, shownMax)
        .map((late) => (
          <li key={`${late.project} ${late.milestone}`}>
            <PlaceLink to={`/office/projects/${late.project}`}>
              <Zh>{late.project_name}</Zh>
            </PlaceLink>
            <span className="soft small">
              {[milestone(late.milestone), t("common.days_late", { count: late.days_late }), late.cause && names.cause(late.cause)]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </li>
        ))}
    </Card>
  );
}

function AtRisk() {
  const { t, say } = useWords();
  const { district, year } = useOfficePlace();
  const { data, error, refetch } = useQuery(programmeQuery({ district, year }));
  const items: Item[] = data ? needingAttention(data.actions) : [];
  return (
    <Card
      id="at-risk"
      title={t("office.today.at_risk")}
      count={data && items.length}
      nothing={t("office.today.nothing_at_risk")}
      error={error}
      retry={refetch}
      more={<PlaceLink to="/office/targets">{t("office.today.all_targets")}</PlaceLink>}
    >
      {items.slice(0, shownMax).map(({ id, name_zh: zh, name_en: en, rollup }) => (
        <li key={id} className={styles.inline}>
          <PlaceLink to="/office/targets" query={{ item: id }}>
            {say({ zh, en })}
          </PlaceLink>
          {rollup.status && <StatusTag status={rollup.status} />}
        </li>
      ))}
    </Card>
  );
}

function Accounts() {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(accountsQuery);
  const invited = data?.items.filter((account) => standingOf(account) === "invited") ?? [];
  return (
    <Card
      id="invited"
      title={t("office.today.invited")}
      count={data && invited.length}
      nothing={t("office.today.nobody_invited")}
      error={error}
      retry={refetch}
      more={<PlaceLink to="/office/accounts">{t("office.accounts.title")}</PlaceLink>}
    >
      {invited.slice(0, shownMax).map((account) => (
        <li key={account.id}>
          <span>
            <Zh>{nameOf(account)}</Zh>
          </span>
          <span className="soft small">{t(`role.${account.role}`)}</span>
        </li>
      ))}
    </Card>
  );
}
