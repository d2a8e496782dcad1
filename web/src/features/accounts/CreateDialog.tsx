import { Form, Input } from "antd";
import { said } from "@/features/office/model";
import { useSession } from "@/features/office/place";
import { useWrite } from "@/features/office/write";
import { WriteDialog } from "@/features/office/WriteDialog";
import { useWords } from "@/i18n/use";
import { createAccount, type NewAccount, type Role } from "./api";
import type { OneTimeLink } from "./LinkDialog";
import { needsDistrict } from "./model";
import { DistrictField, RoleField, SubdistrictField } from "./RoleFields";

interface Values {
  readonly name: string;
  readonly role: Role;
  readonly display_name?: string;
  readonly district?: string;
  readonly subdistrict?: string;
  readonly organisation?: string;
}

interface Props {
  readonly onClose: () => void;
  readonly onLink: (link: OneTimeLink) => void;
}

/** A new account has no password: whoever gets its one-time link sets one. */
export function CreateDialog({ onClose, onLink }: Props) {
  const { t } = useWords();
  const [form] = Form.useForm<Values>();
  const own = useSession()?.account?.district ?? undefined;
  const role = Form.useWatch("role", form);
  const district = Form.useWatch<string | undefined>("district", form) ?? own;
  const write = useWrite<NewAccount>({
    send: createAccount,
    said: t("office.accounts.created"),
    done: ({ link }) => {
      if (link !== undefined) onLink({ link, name: form.getFieldValue("name") as string });
      onClose();
    },
  });
  return (
    <WriteDialog<Values, NewAccount>
      form={form}
      title={t("office.accounts.create")}
      submit={t("office.accounts.create")}
      write={write}
      names={["name", "role", "display_name", "district", "subdistrict", "organisation"]}
      input={({ name, role: chosen, ...rest }) => ({
        name: name.trim(),
        role: chosen,
        ...(own ? { district: own } : {}),
        ...said(rest),
      })}
      onClose={onClose}
    >
      <Form.Item
        name="name"
        label={t("office.accounts.sign_in_name")}
        extra={t("office.accounts.name_help")}
        rules={[{ required: true, pattern: /^[a-z0-9._-]{3,40}$/, message: t("office.accounts.name_malformed") }]}
      >
        <Input autoComplete="off" autoCapitalize="none" spellCheck={false} />
      </Form.Item>
      <Form.Item name="display_name" label={t("office.accounts.display_name")}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <RoleField />
      {!own && <DistrictField required={needsDistrict(role)} />}
      <SubdistrictField role={role} district={district} />
      <Form.Item name="organisation" label={t("account.organisation")}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
    </WriteDialog>
  );
}
