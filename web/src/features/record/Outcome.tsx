import { useWords, type Words } from "@/i18n/use";
import { toBase64 } from "./ledger/bytes";
import { checks, type Accepted, type Reason, type Refused } from "./ledger/verify";
import type { Examined } from "./model";
import styles from "./record.module.css";

/** What was proved, what was not, or the exact reason of the refusal. */
export function Outcome({ examined, withDocument }: { examined: Examined; withDocument: boolean }) {
  const { verdict, askedServer } = examined;
  return (
    <div className={styles.outcome} data-good={verdict.accepted} data-testid="outcome">
      {verdict.accepted ? (
        <Proved verdict={verdict} askedServer={askedServer} withDocument={withDocument} />
      ) : (
        <NotProved verdict={verdict} />
      )}
      <Steps passed={verdict.passed} failed={verdict.accepted ? null : verdict.failed} />
    </div>
  );
}

interface ProvedProps {
  readonly verdict: Accepted;
  readonly askedServer: boolean;
  readonly withDocument: boolean;
}

function Proved({ verdict, askedServer, withDocument }: ProvedProps) {
  const { t, number, instant } = useWords();
  const { index, entry, checkpoint, signer, passed } = verdict;
  return (
    <>
      <h3>{t("verdict.accepted")}</h3>
      <p>
        {t("verdict.proved", { index, count: checkpoint.size, size: number(checkpoint.size), signer })}{" "}
        {t("verdict.entry_says", { type: entry.type, dept: entry.dept, at: instant(entry.at) })}
      </p>
      {passed.includes("opening") && <p>{t("verdict.opening")}</p>}
      {passed.includes("document") && <p>{t("verdict.document")}</p>}
      {withDocument && !passed.includes("document") && <p>{t("verdict.document_unchecked")}</p>}
      <h4>{t("verdict.not_proved_title")}</h4>
      <ul className={styles.bullets}>
        <li>{t("verdict.not_truth")}</li>
        <li>{t("verdict.not_same_view")}</li>
        <li>{t("verdict.key_trust")}</li>
        {askedServer && <li>{t("verdict.asked_server")}</li>}
      </ul>
      <p className="small">
        {t("record.root")} <span className="mono">{toBase64(checkpoint.root)}</span>
      </p>
    </>
  );
}

function NotProved({ verdict }: { verdict: Refused }) {
  const words = useWords();
  return (
    <>
      <h3>{words.t("verdict.refused")}</h3>
      <p data-testid="reason" data-code={verdict.reason.code}>
        {reasonText(words, verdict.reason)}
      </p>
      <p className="soft">{words.t("verdict.refused_meaning")}</p>
    </>
  );
}

function reasonText({ t, number }: Words, reason: Reason): string {
  switch (reason.code) {
    case "leaf_outside_tree":
      return t("reason.leaf_outside_tree", { index: number(reason.index), size: number(reason.size) });
    case "proof_malformed":
      return t("reason.proof_malformed", { line: reason.line });
    case "wrong_origin":
    case "proof_wrong_root":
    case "document_differs":
      return t(`reason.${reason.code}`, { found: reason.found, expected: reason.expected });
    case "not_signed_by_log":
    case "signature_bad":
      return t(`reason.${reason.code}`, { name: reason.name });
    default:
      return t(`reason.${reason.code}`);
  }
}

function Steps({ passed, failed }: { passed: readonly string[]; failed: string | null }) {
  const { t } = useWords();
  const made = checks.filter((check) => passed.includes(check) || check === failed);
  return (
    <ol className={styles.steps} aria-label={t("verdict.steps")}>
      {made.map((check) => (
        <li key={check} data-good={check !== failed}>
          <span aria-hidden="true">{check === failed ? "✕" : "✓"}</span>
          <span className="visually-hidden">{t(check === failed ? "verdict.failed" : "verdict.passed")}</span>
          {t(`check.${check}`)}
        </li>
      ))}
    </ol>
  );
}
