import { lazy, type ComponentType, type LazyExoticComponent } from "react";
import type { Words } from "@/i18n/use";

export interface OfficePage {
  /** Below /office/. */
  readonly path: string;
  readonly label: (t: Words["t"]) => string;
  /** The permission, as the session names it, without which the page is not offered. */
  readonly permission: string | null;
  readonly page: LazyExoticComponent<ComponentType>;
}

/** The side menu from top to bottom; each page is loaded when it is opened. */
export const officePages: readonly OfficePage[] = [
  { path: "account", label: (t) => t("account.title"), permission: null, page: lazy(() => import("@/features/account/View")) },
];
