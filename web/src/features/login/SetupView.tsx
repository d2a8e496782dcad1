import { Button, Form, Input } from "antd";
import { useNavigate, useSearchParams } from "react-router";
import { usePageTitle } from "@/app/usePageTitle";
import { useWords } from "@/i18n/use";
import { NewPasswordItem } from "@/ui/NewPasswordItem";
import { Empty } from "@/ui/Empty";
import { PlaceLink } from "@/ui/PlaceLink";
import { Problem } from "@/ui/Problem";
import { useSetup } from "./api";
import { passwordLengthMin } from "./model";
import styles from "./login.module.css";

interface Fields {
  readonly password: string;
  readonly again: string;
}

/** A one-time link leads here; it sets the password of the account it was made for. */
export default function SetupPage() {
  const { t } = useWords();
  usePageTitle(t("setup.title"));
  const setup = useSetup();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const token = search.get("token");
  if (!token) {
    return (
      <Empty whole title={t("setup.no_token")}>
        <p>{t("setup.no_token_help")}</p>
        <PlaceLink to="/login">{t("login.title")}</PlaceLink>
      </Empty>
    );
  }
  const submit = ({ password }: Fields) => {
    setup.mutate({ token, password }, { onSuccess: () => void navigate("/office", { replace: true }) });
  };
  return (
    <div className={styles.page}>
      <h1>{t("setup.title")}</h1>
      <p className="soft">{t("setup.lead", { count: passwordLengthMin })}</p>
      {setup.isError && <Problem error={setup.error} />}
      <Form<Fields> layout="vertical" requiredMark={false} onFinish={submit}>
        <NewPasswordItem name="password" />
        <Form.Item
          name="again"
          label={t("setup.again")}
          dependencies={["password"]}
          rules={[
            ({ getFieldValue }) => ({
              validator: (_, value: string | undefined) =>
                value === getFieldValue("password")
                  ? Promise.resolve()
                  : Promise.reject(new Error(t("password.differ"))),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={setup.isPending}>
          {t("setup.do")}
        </Button>
      </Form>
    </div>
  );
}
