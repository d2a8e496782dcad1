import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Language } from "@/app/preferences";
import { formats, type Formats } from "./format";
import { inLanguage } from ".";

export interface Words extends Formats {
  readonly t: ReturnType<typeof useTranslation>["t"];
  readonly language: Language;
  /** Picks the reader's language from a text that came in both. */
  readonly say: (text: { zh: string; en?: string | undefined }) => string;
}

export function useWords(): Words {
  const { t, i18n } = useTranslation();
  const language: Language = i18n.language === "en" ? "en" : "zh-CN";
  return useMemo(
    () => ({ t, language, say: (text) => inLanguage(language, text), ...formats(language) }),
    [t, language],
  );
}
