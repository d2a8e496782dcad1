import { Button, Form, Input } from "antd";
import { useNavigate, useSearchParams } from "react-router";
import { usePageTitle } from "@/app/usePageTitle";
import { useWords } from "@/i18n/use";
import { Problem } from "@/ui/Problem";
import { useSignIn, type SignIn } from "./api";
import { safeReturn } from "./model";
import styles from "./login.module.css";

export default function LoginPage() {
  const { t } = useWords();
  usePageTitle(t("login.title"));
  const signIn = useSignIn();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const submit = (form: SignIn) => {
    signIn.mutate(form, {
      onSuccess: () => void navigate(safeReturn(search.get("return")), { replace: true }),
    });
  };
  return (
    <div className={styles.page}>
      <h1>{t("login.title")}</h1>
      <p className="soft">{t("login.lead")}</p>
      {signIn.isError && <Problem error={signIn.error} />}
      <Form<SignIn> layout="vertical" requiredMark={false} onFinish={submit}>
        <Form.Item name="name" label={t("login.name")} rules={[{ required: true, message: t("login.name_missing") }]}>
          <Input autoComplete="username" autoCapitalize="none" spellCheck={false} />
        </Form.Item>
        <Form.Item
          name="password"
          label={t("login.password")}
          rules={[{ required: true, message: t("login.password_missing") }]}
        >
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
          {t("login.do")}
        </Button>
      </Form>
      <p className="soft small">{t("login.help")}</p>
    </div>
  );
}
