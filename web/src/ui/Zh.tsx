import type { ReactNode } from "react";

/** Names that exist in Chinese only, marked so that a screen reader pronounces them as such. */
export const Zh = ({ children }: { children: ReactNode }) => <span lang="zh-CN">{children}</span>;
