import { useWrite } from "@/features/office/write";
import { WriteDialog } from "@/features/office/WriteDialog";
import { useWords } from "@/i18n/use";
import { renewLink, type Account } from "./api";
import type { OneTimeLink } from "./LinkDialog";
import { nameOf } from "./model";

interface Props {
  readonly account: Account;
  readonly onClose: () => void;
  readonly onLink: (link: OneTimeLink) => void;
}

/** A new one-time link, for somebody who forgot the password or lost the first link. */
export function RenewDialog({ account, onClose, onLink }: Props) {
  const { t } = useWords();
  const name = nameOf(account);
  const write = useWrite<string>({
    send: renewLink,
    said: t("office.accounts.renewed", { name }),
    done: ({ link }) => {
      if (link !== undefined) onLink({ link, name: account.name });
      onClose();
    },
  });
  return (
    <WriteDialog<object, string>
      title={t("office.accounts.renew_one", { name })}
      submit={t("office.accounts.renew")}
      write={write}
      names={[]}
      input={() => account.id}
      onClose={onClose}
    >
      <p>{t("office.accounts.renew_text")}</p>
    </WriteDialog>
  );
}
