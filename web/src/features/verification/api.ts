import { infiniteQueryOptions } from "@tanstack/react-query";
import { api, body } from "@/api/client";
import { given } from "@/data/meta";
import type { Headers, Receipt } from "@/features/office/write";

/** Claims that wait for a second person, the oldest first. */
export const queuePages = (district: string | undefined, limit = 50) =>
  infiniteQueryOptions({
    queryKey: ["contributions", "claimed", district ?? null, limit],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) =>
      body(
        api.GET("/api/v1/contributions", {
          params: { query: given({ district, status: "claimed" as const, limit, cursor: pageParam }) },
          signal,
        }),
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
  });

export interface Verdict {
  readonly id: string;
  readonly version: number;
  readonly verdict: "verified" | "refused";
  readonly reason?: string;
}

export const decide = ({ id, version, ...verdict }: Verdict, headers: Headers): Promise<Receipt> =>
  body(
    api.POST("/api/v1/contributions/{id}/verification", { params: { path: { id } }, body: verdict, headers: headers(version) }),
  );
