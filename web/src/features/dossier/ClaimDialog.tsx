import { Form, Input } from "antd";
import { useRenewalNames } from "@/data/renewal";
import { LongText } from "@/features/office/LongText";
import { StaleNotice, useBase } from "@/features/office/base";
import { claimed, isSending } from "@/features/office/evidence";
import { EvidenceUpload, useUploads } from "@/features/office/EvidenceUpload";
import { said, todayInBeijing } from "@/features/office/model";
import { parseNumber } from "@/features/office/numbers";
import { useWrite } from "@/features/office/write";
import { WriteDialog } from "@/features/office/WriteDialog";
import office from "@/features/office/office.module.css";
import { useWords } from "@/i18n/use";
import { claimContribution, type At, type Claim } from "./api";
import type { Contribution } from "./model";
import { QuantityField } from "./PlanDialog";

interface Values {
  readonly quantity: string;
  readonly reached_on: string;
  readonly note?: string;
}

interface Props {
  readonly contribution: Contribution;
  readonly reload: () => Promise<Contribution | undefined>;
  readonly onClose: () => void;
}

/** "It is done, and here is the evidence": waits then for a second person. */
export function ClaimDialog({ contribution, reload, onClose }: Props) {
  const { t, say } = useWords();
  const names = useRenewalNames();
  const uploads = useUploads();
  const write = useWrite<{ at: At; claim: Claim }>({
    send: ({ at, claim }, headers) => claimContribution(at, claim, headers),
    said: t("office.contribution.claimed"),
    done: onClose,
  });
  const { base, stale, takeNewest } = useBase(contribution, write, reload);
  const evidence = claimed(uploads.files);
  const sending = isSending(uploads.files);
  const item = say({ zh: contribution.item_name_zh ?? contribution.item, en: contribution.item_name_en });
  return (
    <WriteDialog<Values, { at: At; claim: Claim }>
      title={t("office.contribution.claim_title", { item })}
      submit={t("office.contribution.claim")}
      write={write}
      names={["quantity", "reached_on", "note"]}
      initial={{ quantity: String(contribution.claimed_quantity ?? contribution.quantity) }}
      input={({ quantity, reached_on, note }) => ({
        at: base,
        claim: { quantity: parseNumber(quantity) ?? 0, reached_on, evidence, ...said({ note }) },
      })}
      blocked={stale || sending || evidence.length === 0}
      onClose={onClose}
      notice={stale && <StaleNotice onTake={() => void takeNewest()} />}
    >
      {contribution.verb && <p className="soft">{t("office.contribution.claim_lead", { verb: names.verb(contribution.verb) })}</p>}
      <div className={office.pair}>
        <QuantityField
          item={{ unit: contribution.unit ?? null, unit_en: contribution.unit_en ?? null }}
          label={t("office.contribution.claim_quantity")}
        />
        <Form.Item
          name="reached_on"
          label={t("office.contribution.reached_on")}
          rules={[{ required: true, message: t("office.contribution.reached_needed") }]}
        >
          <Input type="date" max={todayInBeijing()} />
        </Form.Item>
      </div>
      <EvidenceUpload uploads={uploads} />
      <Form.Item name="note" label={t("office.contribution.note")}>
        <LongText maxLength={2000} />
      </Form.Item>
      <p className="soft small" role="status">
        {sending ? t("office.upload.wait") : evidence.length === 0 ? t("office.upload.needed") : t("office.upload.ready", { count: evidence.length })}
      </p>
    </WriteDialog>
  );
}
