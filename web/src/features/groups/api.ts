import { api, body } from "@/api/client";
import type { Headers, Receipt } from "@/features/office/write";

export interface NewGroup {
  readonly district?: string;
  readonly kind: "area" | "list";
  readonly name_zh: string;
  readonly name_en?: string;
  readonly level?: "city" | "district";
  readonly batch?: string;
  readonly source?: string;
}

export const createGroup = (group: NewGroup, headers: Headers): Promise<Receipt> =>
  body(api.POST("/api/v1/groups", { body: group, headers: headers() }));
