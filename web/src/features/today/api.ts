import { queryOptions } from "@tanstack/react-query";
import { api, body } from "@/api/client";
import { given } from "@/data/meta";

const few = 10;
/** A whole page: one's own claims have to be told from the others' before they are counted. */
const whole = 200;

export const waitingClaims = (district: string | undefined) =>
  queryOptions({
    queryKey: ["contributions", "today", "claimed", district ?? null],
    queryFn: ({ signal }) =>
      body(api.GET("/api/v1/contributions", { params: { query: given({ district, status: "claimed" as const, limit: whole }) }, signal })),
  });

export const refusedClaims = (district: string | undefined) =>
  queryOptions({
    queryKey: ["contributions", "today", "refused", district ?? null],
    queryFn: ({ signal }) =>
      body(api.GET("/api/v1/contributions", { params: { query: given({ district, status: "refused" as const, limit: few }) }, signal })),
  });

/** Declarations that wait for a decision: handed in, or to be confirmed. */
export const projectsInState = (district: string | undefined, state: string) =>
  queryOptions({
    queryKey: ["projects", "today", state, district ?? null],
    queryFn: ({ signal }) =>
      body(
        api.GET("/api/v1/projects", { params: { query: given({ district, state, sort: "updated" as const, limit: few }) }, signal }),
      ),
  });
