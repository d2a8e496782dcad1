import { useLocation } from "react-router";
import { useWords } from "@/i18n/use";
import { PlaceLink } from "@/ui/PlaceLink";
import { usePageTitle } from "./usePageTitle";
import styles from "./layout.module.css";

export function NotFound() {
  const { t } = useWords();
  const { pathname } = useLocation();
  usePageTitle(t("not_found.title"));
  return (
    <div className={styles.message}>
      <h1>{t("not_found.title")}</h1>
      <p>{t("not_found.text", { path: pathname })}</p>
      <p className="row">
        <PlaceLink to="/">{t("nav.programme")}</PlaceLink>
        <PlaceLink to="/projects">{t("nav.projects")}</PlaceLink>
        <PlaceLink to="/map">{t("nav.map")}</PlaceLink>
      </p>
    </div>
  );
}
