import { api, body, type Schemas } from "@/api/client";
import type { Headers, Receipt } from "@/features/office/write";
import type { ProjectFields } from "@/features/library/facts";

export interface At {
  readonly id: string;
  readonly version: number;
}

export const changeProject = ({ id, version }: At, fields: ProjectFields, headers: Headers): Promise<Receipt> =>
  body(api.PATCH("/api/v1/projects/{id}", { params: { path: { id } }, body: fields, headers: headers(version) }));

export interface Move {
  readonly to: string;
  readonly reason?: string;
  readonly exit_reason?: "completed" | "withdrawn" | "no_progress" | "conditions_lost" | "violation";
}

export const moveProject = ({ id, version }: At, move: Move, headers: Headers): Promise<Receipt> =>
  body(api.POST("/api/v1/projects/{id}/transitions", { params: { path: { id } }, body: move, headers: headers(version) }));

export interface NewMilestone {
  readonly kind: Schemas["MilestoneKind"];
  readonly title?: string;
  readonly baseline?: string;
  readonly forecast?: string;
}

export const addMilestone = ({ id, version }: At, milestone: NewMilestone, headers: Headers): Promise<Receipt> =>
  body(
    api.POST("/api/v1/projects/{id}/milestones", { params: { path: { id } }, body: milestone, headers: headers(version) }),
  );

export type Cause = NonNullable<MilestoneChange["delay_cause"]>;
export interface MilestoneChange {
  readonly forecast?: string | null;
  readonly actual?: string | null;
  readonly delay_cause?:
    | "approval" | "funding" | "consent" | "design" | "construction" | "utilities" | "weather" | "supply" | "policy" | "other"
    | null;
  readonly delay_note?: string | null;
  readonly title?: string;
}

export const changeMilestone = (
  { id, version }: At,
  milestone: string,
  change: MilestoneChange,
  headers: Headers,
): Promise<Receipt> =>
  body(
    api.PATCH("/api/v1/projects/{id}/milestones/{milestone}", {
      params: { path: { id, milestone } },
      body: change,
      headers: headers(version),
    }),
  );

export interface Plan {
  readonly project: string;
  readonly item: string;
  readonly quantity: number;
  readonly due?: string;
  readonly note?: string;
}

export const planContribution = (plan: Plan, headers: Headers): Promise<Receipt> =>
  body(api.POST("/api/v1/contributions", { body: plan, headers: headers() }));

export interface Claim {
  readonly quantity: number;
  readonly reached_on: string;
  readonly evidence: { sha256: string; title: string }[];
  readonly note?: string;
}

export const claimContribution = ({ id, version }: At, claim: Claim, headers: Headers): Promise<Receipt> =>
  body(api.POST("/api/v1/contributions/{id}/claim", { params: { path: { id } }, body: claim, headers: headers(version) }));

export const withdrawContribution = ({ id, version }: At, reason: string, headers: Headers): Promise<Receipt> =>
  body(
    api.POST("/api/v1/contributions/{id}/withdrawal", { params: { path: { id } }, body: { reason }, headers: headers(version) }),
  );

export const changeMembers = (
  { id }: { id: string },
  members: { add?: string[]; remove?: string[] },
  headers: Headers,
): Promise<Receipt> =>
  body(api.POST("/api/v1/groups/{id}/members", { params: { path: { id } }, body: members, headers: headers() }));
