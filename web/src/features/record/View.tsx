import { useQuery } from "@tanstack/react-query";
import { usePageTitle } from "@/app/usePageTitle";
import type { Schemas } from "@/api/client";
import { useWords } from "@/i18n/use";
import { Loaded } from "@/ui/Loaded";
import { checkpointAddress, headQuery } from "./api";
import { HeadSignature } from "./HeadSignature";
import { Lookup } from "./Lookup";
import { Verifier } from "./Verifier";
import styles from "./record.module.css";

export default function RecordPage() {
  const { t } = useWords();
  usePageTitle(t("nav.record"));
  const query = useQuery(headQuery);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t("record.title")}</h1>
        <p>{t("record.lead")}</p>
      </header>
      <section aria-labelledby="verify" className={styles.section}>
        <h2 id="verify">{t("record.verify")}</h2>
        <p className="soft">{t("record.verify_lead")}</p>
        <Loaded query={query}>{(head) => <Verifier publishedKey={head.verifier_key} origin={head.origin} />}</Loaded>
      </section>
      <section aria-labelledby="lookup" className={styles.section}>
        <h2 id="lookup">{t("record.lookup")}</h2>
        <Lookup />
      </section>
      <section aria-labelledby="head" className={styles.section}>
        <h2 id="head">{t("record.head")}</h2>
        <Loaded query={query}>{(head) => <Head head={head} />}</Loaded>
      </section>
    </div>
  );
}

function Head({ head }: { head: Schemas["RecordHead"] }) {
  const { t, number, instant } = useWords();
  return (
    <>
      <HeadSignature head={head} />
      <dl className={styles.facts}>
        <div>
          <dt>{t("record.origin")}</dt>
          <dd className="mono">{head.origin}</dd>
        </div>
        <div>
          <dt>{t("record.size")}</dt>
          <dd>
            {number(head.size)}
            {head.committed > head.size && (
              <span className="soft"> {t("record.waiting", { count: head.committed - head.size })}</span>
            )}
          </dd>
        </div>
        <div>
          <dt>{t("record.root")}</dt>
          <dd className="mono">{head.root}</dd>
        </div>
        <div>
          <dt>{t("record.signed_at")}</dt>
          <dd>{instant(head.signed_at)}</dd>
        </div>
        <div>
          <dt>{t("record.key")}</dt>
          <dd>
            <span className="mono">{head.verifier_key}</span>
            <p className="soft small">{t("record.key_note")}</p>
          </dd>
        </div>
      </dl>
      <p className="no-print">
        <a href={checkpointAddress} download="checkpoint.txt">
          {t("record.download_checkpoint")}
        </a>
      </p>
    </>
  );
}
