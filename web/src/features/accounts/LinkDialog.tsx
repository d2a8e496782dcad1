import { Button, Modal } from "antd";
import { LongText } from "@/features/office/LongText";
import { CopyButton } from "@/features/office/CopyButton";
import office from "@/features/office/office.module.css";
import { useWords } from "@/i18n/use";
import { linkAddress } from "./model";

export interface OneTimeLink {
  readonly link: string;
  /** The sign-in name it was made for. */
  readonly name: string;
}

/** Shown once: the server keeps only a digest of the link and cannot show it again. */
export function LinkDialog({ link, onClose }: { link: OneTimeLink; onClose: () => void }) {
  const { t } = useWords();
  const address = linkAddress(link.link, globalThis.location.origin);
  return (
    <Modal open title={t("office.accounts.link_title", { name: link.name })} footer={null} mask={{ closable: false }} scrollLock={false} onCancel={onClose}>
      <div className={office.dialog}>
        <p>{t("office.accounts.link_text")}</p>
        <LongText readOnly aria-label={t("office.accounts.link")} value={address} data-testid="one-time-link" />
        <div className={office.dialogFoot}>
          <CopyButton text={address} label={t("office.accounts.copy_link")} />
          <Button type="primary" onClick={onClose}>
            {t("office.accounts.link_kept")}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
