import { useEffect } from "react";
import { useWords } from "@/i18n/use";

/** The title of the browser's tab; a screen reader reads it when the page changes. */
export function usePageTitle(title: string): void {
  const { t } = useWords();
  useEffect(() => {
    document.title = `${title} · ${t("app.name")}`;
  }, [title, t]);
}
