import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Language } from "@/app/preferences";
import { formats, type Formats } from "./format";
import type { Key, Translate } from "./key";
import { inLanguage } from ".";

export type { Key, Translate } from "./key";

export interface Words extends Formats {
  readonly t: Translate;
  /** Whether a name that came from elsewhere is a key, as kinds of events may be. */
  readonly has: (key: string) => key is Key;
  readonly language: Language;
  /** Picks the reader's language from a text that came in both. */
  readonly say: (text: { zh: string; en?: string | undefined }) => string;
}

export function useWords(): Words {
  const { t, i18n } = useTranslation();
  const language: Language = i18n.language === "en" ? "en" : "zh-CN";
  return useMemo(
    () => ({
      t: (key, values = {}) => t(key, values),
      has: (key): key is Key => i18n.exists(key),
      language,
      say: (text) => inLanguage(language, text),
      ...formats(language),
    }),
    [t, i18n, language],
  );
}
