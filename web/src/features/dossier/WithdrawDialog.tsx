import { Form } from "antd";
import { LongText } from "@/features/office/LongText";
import { StaleNotice, useBase } from "@/features/office/base";
import { useWrite } from "@/features/office/write";
import { WriteDialog } from "@/features/office/WriteDialog";
import { useWords } from "@/i18n/use";
import { withdrawContribution, type At } from "./api";
import type { Contribution } from "./model";

interface Props {
  readonly contribution: Contribution;
  readonly reload: () => Promise<Contribution | undefined>;
  readonly onClose: () => void;
}

/** Takes back a plan or a claim; the record keeps that it was there. */
export function WithdrawDialog({ contribution, reload, onClose }: Props) {
  const { t, say } = useWords();
  const write = useWrite<{ at: At; reason: string }>({
    send: ({ at, reason }, headers) => withdrawContribution(at, reason, headers),
    said: t("office.contribution.withdrawn"),
    done: onClose,
  });
  const { base, stale, takeNewest } = useBase(contribution, write, reload);
  const item = say({ zh: contribution.item_name_zh ?? contribution.item, en: contribution.item_name_en });
  return (
    <WriteDialog<{ reason: string }, { at: At; reason: string }>
      title={t("office.contribution.withdraw_title", { item })}
      submit={t("office.contribution.withdraw")}
      danger
      write={write}
      names={["reason"]}
      input={({ reason }) => ({ at: base, reason: reason.trim() })}
      blocked={stale}
      onClose={onClose}
      notice={stale && <StaleNotice onTake={() => void takeNewest()} />}
    >
      <p>{t("office.contribution.withdraw_text")}</p>
      <Form.Item name="reason" label={t("office.move.reason")} rules={[{ required: true, whitespace: true, message: t("office.move.reason_needed") }]}>
        <LongText maxLength={2000} />
      </Form.Item>
    </WriteDialog>
  );
}
