import { lazy, type ComponentType, type LazyExoticComponent } from "react";
import type { Words } from "@/i18n/use";

export interface OfficePage {
  /** Below /office/. */
  readonly path: string;
  /** Its name in the side menu; pages reached from others have none. */
  readonly label: ((t: Words["t"]) => string) | null;
  /** The permission, as the session names it, without which the page is not offered. */
  readonly permission: string | null;
  readonly page: LazyExoticComponent<ComponentType>;
}

/** The side menu from top to bottom; each page is loaded when it is opened. */
export const officePages: readonly OfficePage[] = [
  { path: "today", label: (t) => t("office.menu.today"), permission: null, page: lazy(() => import("@/features/today/View")) },
  { path: "projects", label: (t) => t("office.menu.projects"), permission: "view.projects", page: lazy(() => import("@/features/library/View")) },
  { path: "projects/new", label: null, permission: "project.declare", page: lazy(() => import("@/features/library/DeclareView")) },
  { path: "projects/:id", label: null, permission: "view.projects", page: lazy(() => import("@/features/dossier/View")) },
  { path: "targets", label: (t) => t("office.menu.targets"), permission: "view.programme", page: lazy(() => import("@/features/targets/View")) },
  { path: "verification", label: (t) => t("office.menu.verification"), permission: "view.evidence", page: lazy(() => import("@/features/verification/View")) },
  { path: "periods", label: (t) => t("office.menu.periods"), permission: "view.programme", page: lazy(() => import("@/features/periods/View")) },
  { path: "groups", label: (t) => t("office.menu.groups"), permission: "view.projects", page: lazy(() => import("@/features/groups/View")) },
  { path: "accounts", label: (t) => t("office.menu.accounts"), permission: "view.accounts", page: lazy(() => import("@/features/accounts/View")) },
  { path: "account", label: (t) => t("account.title"), permission: null, page: lazy(() => import("@/features/account/View")) },
];
