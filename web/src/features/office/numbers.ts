/** Digits as people type them: full-width digits, spaces and thousands separators are forgiven. */
function plain(text: string): string {
  return text
    .replace(/[０-９．－]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\s,，]/g, "");
}

/** A decimal number, or null for a text that is none. */
export function parseNumber(text: string): number | null {
  const digits = plain(text);
  if (!/^-?\d+(\.\d+)?$/.test(digits)) return null;
  const value = Number(digits);
  return Number.isFinite(value) ? value : null;
}

const fenDigits = 6;

/** "1234.5" of ten thousand yuan as whole fen, without ever passing through a binary fraction. */
export function fenOfWan(text: string): number | null {
  const match = /^(\d+)(?:\.(\d{1,6}))?$/.exec(plain(text));
  if (!match) return null;
  const fen = Number(`${match[1] ?? ""}${(match[2] ?? "").padEnd(fenDigits, "0")}`);
  return Number.isSafeInteger(fen) ? fen : null;
}

/** The same back: what stands in the field when a form opens. */
export function wanOfFen(fen: number): string {
  const digits = String(fen).padStart(fenDigits + 1, "0");
  const whole = digits.slice(0, -fenDigits);
  const rest = digits.slice(-fenDigits).replace(/0+$/, "");
  return rest === "" ? whole : `${whole}.${rest}`;
}
