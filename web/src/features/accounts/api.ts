import { queryOptions } from "@tanstack/react-query";
import { api, body, type Schemas } from "@/api/client";
import type { Headers, Receipt } from "@/features/office/write";

export type Account = Schemas["Account"];
export type Role = Schemas["Role"];

export const accountsQuery = queryOptions({
  queryKey: ["accounts"],
  queryFn: ({ signal }) => body(api.GET("/api/v1/accounts", { signal })),
});

export interface NewAccount {
  readonly name: string;
  readonly role: Role;
  readonly display_name?: string;
  readonly district?: string;
  readonly subdistrict?: string;
  readonly organisation?: string;
}

export const createAccount = (account: NewAccount, headers: Headers): Promise<Receipt> =>
  body(api.POST("/api/v1/accounts", { body: account, headers: headers() }));

export interface AccountChange {
  readonly role?: Role;
  readonly subdistrict?: string | null;
  readonly disabled?: boolean;
  readonly display_name?: string;
}

export interface At {
  readonly id: string;
  readonly version: number;
}

export const changeAccount = ({ id, version }: At, change: AccountChange, headers: Headers): Promise<Receipt> =>
  body(api.PATCH("/api/v1/accounts/{id}", { params: { path: { id } }, body: change, headers: headers(version) }));

export const renewLink = (id: string, headers: Headers): Promise<Receipt> =>
  body(api.POST("/api/v1/accounts/{id}/link", { params: { path: { id } }, body: {}, headers: headers() }));
