import type { ReactNode } from "react";
import { useWords } from "@/i18n/use";
import { Empty } from "@/ui/Empty";
import { useMay } from "./place";

/** A page that somebody reached by its address without the right to it says so, instead of failing. */
export function Permitted({ permission, children }: { permission: string | null; children: ReactNode }) {
  const { t } = useWords();
  const mayUse = useMay();
  if (permission === null || mayUse(permission)) return children;
  return (
    <Empty title={t("office.denied.title")}>
      <p>{t("office.denied.text")}</p>
    </Empty>
  );
}
