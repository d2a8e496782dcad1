import { notification } from "antd";
import { createContext, useCallback, useContext, type ReactNode } from "react";
import type { Schemas } from "@/api/client";
import { useWords } from "@/i18n/use";
import { PlaceLink } from "@/ui/PlaceLink";
import { warningsOf } from "./model";

type Tell = (said: string, receipt: Schemas["Receipt"]) => void;

const Telling = createContext<Tell>(() => undefined);

export const useTellReceipt = (): Tell => useContext(Telling);

const shownSeconds = 8;

/** Says what was done, with its line of the record, where a screen reader hears it too. */
export function ReceiptsProvider({ children }: { children: ReactNode }) {
  const [notices, holder] = notification.useNotification({ placement: "bottomRight", showProgress: true, maxCount: 3 });
  const tell = useCallback<Tell>(
    (said, receipt) => {
      const warnings = warningsOf(receipt);
      notices[warnings.length > 0 ? "warning" : "success"]({
        title: said,
        description: <ReceiptText receipt={receipt} />,
        role: "status",
        duration: warnings.length > 0 ? 0 : shownSeconds,
      });
    },
    [notices],
  );
  return (
    <Telling value={tell}>
      {holder}
      {children}
    </Telling>
  );
}

function ReceiptText({ receipt }: { receipt: Schemas["Receipt"] }) {
  const { t, say } = useWords();
  // A change of one's own password is no event and has no line in the record.
  const index = receipt.seq > 0 ? receipt.seq - 1 : null;
  return (
    <>
      {index !== null && (
        <PlaceLink to="/record" query={{ index: String(index) }}>
          {t("project.entry", { index })}
        </PlaceLink>
      )}
      {warningsOf(receipt).map((warning) => (
        <p key={warning.code}>{say(warning)}</p>
      ))}
    </>
  );
}
