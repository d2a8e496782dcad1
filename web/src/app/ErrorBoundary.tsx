import { Button } from "antd";
import { useEffect } from "react";
import { useRouteError } from "react-router";
import { ApiProblem } from "@/api/problem";
import { useWords } from "@/i18n/use";
import { Problem } from "@/ui/Problem";
import { usePageTitle } from "./usePageTitle";
import styles from "./layout.module.css";

const reloadedKey = "hx.reloaded";

/** After an upgrade an open page may ask for files that are gone; one reload brings the new ones. */
function isStalePage(error: unknown): boolean {
  return error instanceof TypeError && /dynamically imported module|module script/i.test(error.message);
}

/** A bug on one page leaves the rest of the site standing. */
export function PageError() {
  const error = useRouteError();
  const { t } = useWords();
  const stale = isStalePage(error);
  usePageTitle(t("error.title"));
  useEffect(() => {
    if (!stale || sessionStorage.getItem(reloadedKey) !== null) return;
    sessionStorage.setItem(reloadedKey, "1");
    window.location.reload();
  }, [stale]);
  if (error instanceof ApiProblem) return <Problem error={error} />;
  return (
    <div className={styles.message} role="alert">
      <h1>{t("error.title")}</h1>
      <p>{t(stale ? "error.stale" : "error.bug")}</p>
      <p>
        <Button
          type="primary"
          onClick={() => {
            window.location.reload();
          }}
        >
          {t("error.reload")}
        </Button>
      </p>
      {error instanceof Error && <p className="soft small mono">{error.message}</p>}
    </div>
  );
}
