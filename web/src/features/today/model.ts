import type { Schemas } from "@/api/client";

/** What one sees first is short: this many of each, the rest behind a link. */
export const shownMax = 5;

export type Contribution = Schemas["Contribution"];

/** Claims this person may decide, the oldest first. */
export const toVerify = (claims: readonly Contribution[]): Contribution[] => claims.filter(({ mine }) => !mine);
