import { useWrite } from "@/features/office/write";
import { WriteDialog } from "@/features/office/WriteDialog";
import { useWords } from "@/i18n/use";
import { changeAccount, type Account, type AccountChange } from "./api";
import { nameOf } from "./model";

/** Shuts an account or opens it again; nothing of what it did is lost. */
export function SwitchDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const { t } = useWords();
  const name = nameOf(account);
  const disable = !account.disabled;
  const write = useWrite<AccountChange>({
    send: (change, headers) => changeAccount({ id: account.id, version: account.version ?? 0 }, change, headers),
    said: t(disable ? "office.accounts.disabled" : "office.accounts.enabled", { name }),
    done: onClose,
  });
  return (
    <WriteDialog<object, AccountChange>
      title={t(disable ? "office.accounts.disable_one" : "office.accounts.enable_one", { name })}
      submit={t(disable ? "office.accounts.disable" : "office.accounts.enable")}
      danger={disable}
      write={write}
      names={[]}
      input={() => ({ disabled: disable })}
      onClose={onClose}
    >
      <p>{t(disable ? "office.accounts.disable_text" : "office.accounts.enable_text")}</p>
    </WriteDialog>
  );
}
