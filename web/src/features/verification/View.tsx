import { DownloadOutlined } from "@ant-design/icons";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Skeleton } from "antd";
import { Link, useSearchParams } from "react-router";
import { MorePages } from "@/features/office/MorePages";
import { todayInBeijing } from "@/features/office/model";
import { OfficeHead } from "@/features/office/OfficeHead";
import { useOfficePlace } from "@/features/office/place";
import office from "@/features/office/office.module.css";
import { useWords } from "@/i18n/use";
import { useChangeAddress } from "@/ui/address";
import { Empty } from "@/ui/Empty";
import { usePlaceHref } from "@/ui/PlaceLink";
import { Problem } from "@/ui/Problem";
import { PlainTag } from "@/ui/StatusTag";
import { Zh } from "@/ui/Zh";
import { queuePages } from "./api";
import { ClaimDetail } from "./ClaimDetail";
import { chosenOf, nextAfter, waiting, type Contribution } from "./model";
import styles from "./verification.module.css";

/** The queue of claims, the oldest first, and beside it the claim to be judged. */
export default function VerificationPage() {
  const { t } = useWords();
  const { district } = useOfficePlace();
  const [search] = useSearchParams();
  const change = useChangeAddress();
  const pages = useInfiniteQuery(queuePages(district));
  const queue = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  const total = pages.data?.pages[0]?.total ?? 0;
  const chosen = chosenOf(queue, search.get("claim"));
  const csv = new URLSearchParams({ ...(district ? { district } : {}), status: "claimed", format: "csv" });
  const goOn = (id: string) => {
    const next = nextAfter(queue, id);
    change((address) => {
      if (next) address.set("claim", next.id);
      else address.delete("claim");
      return address;
    });
  };
  return (
    <div className={office.page}>
      <OfficeHead title={t("office.verification.title")} tab={t("office.verification.title")} lead={t("office.verification.lead")}>
        {total > 0 && (
          <Button icon={<DownloadOutlined />} href={`/api/v1/contributions?${csv.toString()}`} download>
            {t("projects.csv")}
          </Button>
        )}
      </OfficeHead>
      {pages.isError && <Problem error={pages.error} retry={() => void pages.refetch()} />}
      {pages.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {pages.data && queue.length === 0 && (
        <Empty title={t("office.verification.none")}>
          <p>{t("office.verification.none_text")}</p>
        </Empty>
      )}
      {chosen && (
        <div className={styles.desk}>
          <nav aria-label={t("office.verification.queue", { count: total })} className={styles.queue}>
            <p className="soft small">{t("office.verification.queue", { count: total })}</p>
            <ol>
              {queue.map((one) => (
                <QueueRow key={one.id} claim={one} current={one.id === chosen.id} />
              ))}
            </ol>
            <MorePages pages={pages} />
          </nav>
          <ClaimDetail
            key={chosen.id}
            claim={chosen}
            onDecided={goOn}
            reload={async () => {
              const { data } = await pages.refetch();
              return data?.pages.flatMap(({ items }) => items).find(({ id }) => id === chosen.id);
            }}
          />
        </div>
      )}
    </div>
  );
}

function QueueRow({ claim, current }: { claim: Contribution; current: boolean }) {
  const { t, say } = useWords();
  const href = usePlaceHref();
  const days = waiting(claim, todayInBeijing());
  return (
    <li>
      <Link
        to={href("/office/verification", { claim: claim.id })}
        className={styles.row}
        aria-current={current ? "true" : undefined}
        // Long queues are walked without jumping to the top at each step.
        preventScrollReset
      >
        <span className={styles.rowName}>
          <Zh>{claim.project_name ?? claim.project}</Zh>
        </span>
        <span className="soft small">
          {claim.item_code} {say({ zh: claim.item_name_zh ?? claim.item, en: claim.item_name_en })}
        </span>
        <span className="row small">
          {days !== null && <span className="soft">{t("office.verification.waiting", { count: days })}</span>}
          {claim.mine && <PlainTag>{t("office.verification.mine")}</PlainTag>}
        </span>
      </Link>
    </li>
  );
}
