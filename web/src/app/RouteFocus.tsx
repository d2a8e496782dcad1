import { useEffect, useRef } from "react";
import { useLocation } from "react-router";
import { useWords } from "@/i18n/use";
import styles from "./layout.module.css";

export function SkipLink() {
  const { t } = useWords();
  return (
    <a href="#main" className={styles.skip}>
      {t("nav.skip")}
    </a>
  );
}

/** After a change of page the focus stands at its beginning, as it would on a page loaded anew. */
export function RouteFocus() {
  const { pathname } = useLocation();
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current === pathname) return;
    last.current = pathname;
    document.getElementById("main")?.focus({ preventScroll: true });
  }, [pathname]);
  return null;
}
