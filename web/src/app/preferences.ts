import { useSyncExternalStore } from "react";

/** What a reader chose for this browser. It never leaves the browser. */
export type Language = "zh-CN" | "en";
export type ThemeChoice = "system" | "light" | "dark";
export type ThemeMode = "light" | "dark";

const keys = { language: "hx.language", theme: "hx.theme" } as const;
const changed = new Set<() => void>();
const darkQuery = "(prefers-color-scheme: dark)";

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // storage is forbidden: the defaults apply
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // storage is forbidden or full: the choice holds for this page only
  }
  changed.forEach((notify) => {
    notify();
  });
}

export function browserLanguage(preferred: readonly string[]): Language {
  const known = preferred.find((tag) => /^(zh|en)\b/i.test(tag));
  return known?.toLowerCase().startsWith("en") ? "en" : "zh-CN";
}

export function storedLanguage(): Language {
  const value = read(keys.language);
  return value === "zh-CN" || value === "en" ? value : browserLanguage(navigator.languages);
}

export function storeLanguage(language: Language): void {
  write(keys.language, language);
}

export function storedTheme(): ThemeChoice {
  const value = read(keys.theme);
  return value === "light" || value === "dark" ? value : "system";
}

export function storeTheme(choice: ThemeChoice): void {
  write(keys.theme, choice);
  if (choice === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = choice;
}

function subscribe(notify: () => void): () => void {
  const media = window.matchMedia(darkQuery);
  changed.add(notify);
  media.addEventListener("change", notify);
  window.addEventListener("storage", notify);
  return () => {
    changed.delete(notify);
    media.removeEventListener("change", notify);
    window.removeEventListener("storage", notify);
  };
}

function mode(): ThemeMode {
  const choice = storedTheme();
  if (choice !== "system") return choice;
  return window.matchMedia(darkQuery).matches ? "dark" : "light";
}

export function useTheme(): { choice: ThemeChoice; mode: ThemeMode } {
  const choice = useSyncExternalStore(subscribe, storedTheme);
  return { choice, mode: useSyncExternalStore(subscribe, mode) };
}
