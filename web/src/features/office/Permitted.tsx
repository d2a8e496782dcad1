import type { ReactNode } from "react";
import { usePageTitle } from "@/app/usePageTitle";
import { useWords } from "@/i18n/use";
import { Empty } from "@/ui/Empty";
import { useMay } from "./place";

/** A page that somebody reached by its address without the right to it says so, instead of failing. */
export function Permitted({ permission, children }: { permission: string | null; children: ReactNode }) {
  const mayUse = useMay();
  return permission === null || mayUse(permission) ? children : <Denied />;
}

function Denied() {
  const { t } = useWords();
  usePageTitle(t("office.denied.title"));
  return (
    <Empty whole title={t("office.denied.title")}>
      <p>{t("office.denied.text")}</p>
    </Empty>
  );
}
