/** Where to go after signing in: only a path of this site, never another one. */
export function safeReturn(path: string | null): string {
  return path !== null && /^\/(?![/\\])/.test(path) ? path : "/office";
}

export const passwordLengthMin = 10;
export const passwordLengthMax = 200;

export type PasswordFault = "too_short" | "too_long" | "differ";

export function passwordFault(password: string, again: string): PasswordFault | null {
  const length = Array.from(password).length; // code points, as the server counts
  if (length < passwordLengthMin) return "too_short";
  if (length > passwordLengthMax) return "too_long";
  return password === again ? null : "differ";
}
