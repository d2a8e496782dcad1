import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { storedLanguage, storeLanguage, type Language } from "@/app/preferences";
import type { Sentence } from "@/api/problem";
import en from "./en.json";
import zhCN from "./zh-CN.json";

export const languages = ["zh-CN", "en"] as const satisfies readonly Language[];

void i18next.use(initReactI18next).init({
  lng: storedLanguage(),
  fallbackLng: "zh-CN",
  supportedLngs: languages,
  resources: { "zh-CN": { translation: zhCN }, en: { translation: en } },
  interpolation: { escapeValue: false }, // React escapes
  initAsync: false,
});
document.documentElement.lang = i18next.language;

export function setLanguage(language: Language): void {
  storeLanguage(language);
  document.documentElement.lang = language;
  void i18next.changeLanguage(language);
}

export const currentLanguage = (): Language => (i18next.language === "en" ? "en" : "zh-CN");

/** What the server says in both languages, in the reader's. A missing English text shows the Chinese. */
export function inLanguage(language: Language, { zh, en }: { zh: string; en?: string | undefined }): string {
  return language === "en" && en ? en : zh;
}

export type { Sentence };
export default i18next;
