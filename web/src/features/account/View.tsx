import { useMutation, useQuery } from "@tanstack/react-query";
import { Alert, Button, Form, Input } from "antd";
import { api, body } from "@/api/client";
import { usePageTitle } from "@/app/usePageTitle";
import { sessionQuery } from "@/data/session";
import { useWords } from "@/i18n/use";
import { NewPasswordItem } from "@/ui/NewPasswordItem";
import { Problem } from "@/ui/Problem";
import styles from "./account.module.css";

interface Fields {
  readonly old_password: string;
  readonly new_password: string;
  readonly again: string;
}

/** One's own account: who one is here, and a new password. */
export default function AccountPage() {
  const { t } = useWords();
  usePageTitle(t("account.title"));
  const { data: session } = useQuery(sessionQuery);
  const account = session?.account;
  return (
    <div className={styles.page}>
      <h1>{t("account.title")}</h1>
      {account && (
        <dl className={styles.facts}>
          <dt>{t("login.name")}</dt>
          <dd>{account.name}</dd>
          <dt>{t("account.role")}</dt>
          <dd>{t(`role.${account.role}`)}</dd>
          {account.organisation && (
            <>
              <dt>{t("account.organisation")}</dt>
              <dd>{account.organisation}</dd>
            </>
          )}
        </dl>
      )}
      <PasswordForm />
    </div>
  );
}

function PasswordForm() {
  const { t } = useWords();
  const [form] = Form.useForm<Fields>();
  const change = useMutation({
    mutationFn: ({ old_password, new_password }: Fields) =>
      body(api.POST("/api/v1/session/password", { body: { old_password, new_password } })),
    onSuccess: () => {
      form.resetFields();
    },
  });
  return (
    <section aria-labelledby="password" className="stack">
      <h2 id="password">{t("account.password")}</h2>
      {change.isError && <Problem error={change.error} />}
      {change.isSuccess && <Alert type="success" showIcon role="status" title={t("account.password_changed")} />}
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(fields) => {
          change.mutate(fields);
        }}
      >
        <Form.Item name="old_password" label={t("account.old_password")} rules={[{ required: true, message: t("login.password_missing") }]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <NewPasswordItem name="new_password" />
        <Form.Item
          name="again"
          label={t("setup.again")}
          dependencies={["new_password"]}
          rules={[
            ({ getFieldValue }) => ({
              validator: (_, value: string | undefined) =>
                value === getFieldValue("new_password")
                  ? Promise.resolve()
                  : Promise.reject(new Error(t("password.differ"))),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {t("account.change")}
        </Button>
      </Form>
    </section>
  );
}
