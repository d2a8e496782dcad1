import type { Account, AccountChange, Role } from "./api";

export const roles = [
  "manager", "reviewer", "clerk", "subdistrict", "planner", "auditor", "applicant", "resident", "admin",
] as const satisfies readonly Role[];

/** Everybody but administrators and auditors belongs to one district. */
export const needsDistrict = (role: Role | undefined): boolean => role !== undefined && role !== "admin" && role !== "auditor";
export const needsSubdistrict = (role: Role | undefined): boolean => role === "subdistrict";

export interface AccountForm {
  readonly role: Role;
  readonly subdistrict?: string | undefined;
  readonly display_name?: string | undefined;
}

/** Only what was changed. A role without a subdistrict loses the one it had. */
export function accountChange(account: Account, typed: AccountForm): AccountChange {
  const display = typed.display_name?.trim() ?? "";
  const subdistrict = needsSubdistrict(typed.role) ? (typed.subdistrict ?? null) : null;
  return {
    ...(typed.role === account.role ? {} : { role: typed.role }),
    ...(subdistrict === (account.subdistrict === "" ? null : (account.subdistrict ?? null)) ? {} : { subdistrict }),
    ...(display === "" || display === (account.display_name ?? "") ? {} : { display_name: display }),
  };
}

export type Standing = "disabled" | "invited" | "active";

/** An account without a password waits for its one-time link to be used. */
export function standingOf({ disabled, has_password: hasPassword }: Account): Standing {
  if (disabled) return "disabled";
  return hasPassword === false ? "invited" : "active";
}

/** The whole address of a one-time link; the server knows only the path on which it stands. */
export const linkAddress = (link: string, origin: string): string => new URL(link, origin).href;

/** How a person is called here: by name, or by the sign-in name where none was given. */
export const nameOf = ({ name, display_name: display }: Pick<Account, "name" | "display_name">): string =>
  display === undefined || display === "" ? name : display;
