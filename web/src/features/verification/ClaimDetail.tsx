import { Alert, Button, Form } from "antd";
import { useState, type ReactNode } from "react";
import { useRenewalNames } from "@/data/renewal";
import { LongText } from "@/features/office/LongText";
import { quantityText } from "@/features/dossier/Contributions";
import { StaleNotice, useBase } from "@/features/office/base";
import { EvidenceList } from "@/features/office/EvidenceList";
import { useMay } from "@/features/office/place";
import { useWrite } from "@/features/office/write";
import { WriteDialog } from "@/features/office/WriteDialog";
import office from "@/features/office/office.module.css";
import { useWords } from "@/i18n/use";
import { PlaceLink } from "@/ui/PlaceLink";
import { Zh } from "@/ui/Zh";
import { decide, type Verdict } from "./api";
import type { Contribution } from "./model";

interface Props {
  readonly claim: Contribution;
  readonly onDecided: (id: string) => void;
  readonly reload: () => Promise<Contribution | undefined>;
}

/** What was claimed, by whom, with which evidence; and the verdict of a second person. */
export function ClaimDetail({ claim, onDecided, reload }: Props) {
  const words = useWords();
  const { t, say, date, instant } = words;
  const names = useRenewalNames();
  const [verdict, setVerdict] = useState<Verdict["verdict"] | null>(null);
  const item = say({ zh: claim.item_name_zh ?? claim.item, en: claim.item_name_en });
  return (
    <section aria-labelledby="claim" className={office.panel}>
      <h2 id="claim">
        <Zh>{claim.project_name ?? claim.project}</Zh>
      </h2>
      <p className="row small">
        <PlaceLink to={`/office/projects/${claim.project}`}>{t("office.verification.open_project")}</PlaceLink>
        <PlaceLink to="/office/targets" query={{ item: claim.item }}>
          {t("office.verification.open_item")}
        </PlaceLink>
      </p>
      <dl className={office.facts}>
        <Fact name={t("office.contribution.item")}>
          {claim.item_code} {item}
        </Fact>
        {claim.verb && <Fact name={t("office.verification.counts")}>{t("project.verb", { verb: names.verb(claim.verb) })}</Fact>}
        <Fact name={t("office.contribution.quantity")}>{quantityText(words, claim.quantity, claim)}</Fact>
        <Fact name={t("office.contribution.claim_quantity")}>
          <strong>{quantityText(words, claim.claimed_quantity ?? claim.quantity, claim)}</strong>
        </Fact>
        {claim.reached_on && <Fact name={t("office.contribution.reached_on")}>{date(claim.reached_on)}</Fact>}
        <Fact name={t("office.verification.claimed_by")}>
          {claim.claimed_by} {claim.claimed_at && <span className="soft small">{instant(claim.claimed_at)}</span>}
        </Fact>
        {claim.note && (
          <Fact name={t("office.contribution.note")}>
            <Zh>{claim.note}</Zh>
          </Fact>
        )}
      </dl>
      <div className={office.section}>
        <h3>{t("office.evidence.title")}</h3>
        <EvidenceList files={claim.evidence ?? []} />
      </div>
      <Verdicts claim={claim} onChoose={setVerdict} />
      {verdict && (
        <VerdictDialog
          claim={claim}
          verdict={verdict}
          reload={reload}
          onDecided={() => {
            setVerdict(null);
            onDecided(claim.id);
          }}
          onClose={() => {
            setVerdict(null);
          }}
        />
      )}
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Verdicts({ claim, onChoose }: { claim: Contribution; onChoose: (verdict: Verdict["verdict"]) => void }) {
  const { t } = useWords();
  const mayVerify = useMay()("contribution.verify");
  if (!mayVerify) return <Alert type="info" showIcon title={t("office.verification.not_allowed")} />;
  if (claim.mine) return <Alert type="info" showIcon title={t("office.verification.own")} description={t("office.verification.own_text")} />;
  return (
    <div className="row">
      <Button
        type="primary"
        onClick={() => {
          onChoose("verified");
        }}
      >
        {t("office.verification.verify")}
      </Button>
      <Button
        danger
        onClick={() => {
          onChoose("refused");
        }}
      >
        {t("office.verification.refuse")}
      </Button>
    </div>
  );
}

interface DialogProps {
  readonly claim: Contribution;
  readonly verdict: Verdict["verdict"];
  readonly reload: () => Promise<Contribution | undefined>;
  readonly onDecided: () => void;
  readonly onClose: () => void;
}

function VerdictDialog({ claim, verdict, reload, onDecided, onClose }: DialogProps) {
  const words = useWords();
  const { t } = words;
  const refused = verdict === "refused";
  const write = useWrite<Verdict>({
    send: decide,
    said: t(refused ? "office.verification.refused" : "office.verification.verified"),
    done: onDecided,
  });
  const { base, stale, takeNewest } = useBase(claim, write, reload);
  return (
    <WriteDialog<{ reason?: string }, Verdict>
      title={t(refused ? "office.verification.refuse_title" : "office.verification.verify_title", { name: claim.project_name ?? claim.project })}
      submit={t(refused ? "office.verification.refuse" : "office.verification.verify")}
      danger={refused}
      write={write}
      names={["reason"]}
      input={({ reason }) => ({
        id: base.id,
        version: base.version,
        verdict,
        ...(reason?.trim() ? { reason: reason.trim() } : {}),
      })}
      blocked={stale}
      onClose={onClose}
      notice={stale && <StaleNotice onTake={() => void takeNewest()} />}
    >
      <p>
        {t(refused ? "office.verification.refuse_text" : "office.verification.verify_text", {
          quantity: quantityText(words, base.claimed_quantity ?? base.quantity, base),
        })}
      </p>
      <Form.Item
        name="reason"
        label={t(refused ? "office.verification.reason" : "office.verification.remark")}
        rules={[{ required: refused, whitespace: refused, message: t("office.verification.reason_needed") }]}
      >
        <LongText maxLength={2000} />
      </Form.Item>
    </WriteDialog>
  );
}
