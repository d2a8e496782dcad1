import { Form, Input } from "antd";
import { passwordFault } from "@/features/login/model";
import { useWords } from "@/i18n/use";

/** The field for a new password, judged as the server judges it. */
export function NewPasswordItem({ name }: { name: string }) {
  const { t } = useWords();
  return (
    <Form.Item
      name={name}
      label={t("setup.password")}
      rules={[
        {
          validator: (_, value: string | undefined) => {
            const fault = passwordFault(value ?? "", value ?? "");
            return fault ? Promise.reject(new Error(t(`password.${fault}`))) : Promise.resolve();
          },
        },
      ]}
    >
      <Input.Password autoComplete="new-password" />
    </Form.Item>
  );
}
