import type { Language } from "@/app/preferences";

export interface Formats {
  readonly number: (value: number) => string;
  readonly percent: (share: number) => string;
  /** A civil date, "2024-03-08": no time zone can move it. */
  readonly date: (iso: string) => string;
  readonly month: (iso: string) => string;
  /** An instant, shown in Beijing time whatever the reader's clock says. */
  readonly instant: (iso: string | number) => string;
  /** What stands between two sentences. */
  readonly space: string;
  readonly list: (parts: readonly string[]) => string;
  readonly bytes: (size: number) => string;
}

export function formats(language: Language): Formats {
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const percent = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 });
  const date = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" });
  const month = new Intl.DateTimeFormat(language, { year: "numeric", month: "short", timeZone: "UTC" });
  const instant = new Intl.DateTimeFormat(language, {
    dateStyle: "medium",
    timeStyle: "medium",
    timeZone: "Asia/Shanghai",
  });
  const list = new Intl.ListFormat(language, { type: "conjunction" });
  return {
    number: (value) => number.format(value),
    percent: (share) => percent.format(share),
    date: (iso) => spell(iso, date),
    month: (iso) => spell(iso, month),
    instant: (iso) => (Number.isNaN(new Date(iso).valueOf()) ? String(iso) : instant.format(new Date(iso))),
    space: language === "en" ? " " : "",
    list: (parts) => (language === "en" ? list.format(parts) : parts.join("、")),
    bytes: (size) => (size < 1024 ? `${size} B` : `${number.format(Math.round(size / 102.4) / 10)} kB`),
  };
}

/** A text that is no date is shown as it is, never as "Invalid Date". */
function spell(iso: string, format: Intl.DateTimeFormat): string {
  const day = new Date(`${iso.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(day.valueOf()) ? iso : format.format(day);
}
