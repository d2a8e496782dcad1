import { Form, Input } from "antd";
import { StaleNotice, useBase } from "@/features/office/base";
import { useWrite } from "@/features/office/write";
import { WriteDialog } from "@/features/office/WriteDialog";
import { useWords } from "@/i18n/use";
import { changeAccount, type Account, type AccountChange, type At } from "./api";
import { accountChange, nameOf, type AccountForm } from "./model";
import { RoleField, SubdistrictField } from "./RoleFields";

interface Props {
  readonly account: Account;
  readonly reload: () => Promise<Account | undefined>;
  readonly onClose: () => void;
}

const versioned = (account: Account) => ({ ...account, version: account.version ?? 0 });

/** Another role or place; it holds from the person's next click on. */
export function ChangeDialog({ account, reload, onClose }: Props) {
  const { t } = useWords();
  const [form] = Form.useForm<AccountForm>();
  const role = Form.useWatch("role", form);
  const write = useWrite<{ at: At; change: AccountChange }>({
    send: ({ at, change }, headers) => changeAccount(at, change, headers),
    said: t("office.accounts.changed"),
    done: onClose,
  });
  const { base, stale, takeNewest } = useBase(versioned(account), write, async () => {
    const newest = await reload();
    return newest && versioned(newest);
  });
  return (
    <WriteDialog<AccountForm, { at: At; change: AccountChange }>
      form={form}
      title={t("office.accounts.change_one", { name: nameOf(account) })}
      submit={t("office.common.save")}
      write={write}
      names={["role", "subdistrict", "display_name"]}
      initial={{
        role: account.role,
        ...(account.subdistrict ? { subdistrict: account.subdistrict } : {}),
        ...(account.display_name ? { display_name: account.display_name } : {}),
      }}
      input={(typed) => ({ at: base, change: accountChange(base, typed) })}
      blocked={stale}
      onClose={onClose}
      notice={stale && <StaleNotice onTake={() => void takeNewest()} />}
    >
      <Form.Item name="display_name" label={t("office.accounts.display_name")}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <RoleField />
      <SubdistrictField role={role} district={account.district ?? undefined} />
    </WriteDialog>
  );
}
