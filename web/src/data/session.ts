import { queryOptions, useMutation, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { api, body, takeCsrfTokenFrom, type Schemas } from "@/api/client";

export type Session = Schemas["Session"];

export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: ({ signal }) => body(api.GET("/api/v1/session", { signal })),
  staleTime: 300_000,
});

/** Every write carries the token of the session in the cache. */
export function wireSession(client: QueryClient): void {
  takeCsrfTokenFrom(() => client.getQueryData(sessionQuery.queryKey)?.csrf_token);
}

/** Someone else may see other fields of everything: nothing of the former reader stays. */
export async function startOver(client: QueryClient, session: Session): Promise<void> {
  client.clear();
  client.setQueryData(sessionQuery.queryKey, session);
  await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "session" });
}

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => body(api.DELETE("/api/v1/session")),
    onSuccess: () => startOver(client, { signed_in: false }),
  });
}

/** Default deny: what the server did not name is not offered. */
export const may = (session: Session | undefined, permission: string): boolean =>
  session?.permissions?.includes(permission) ?? false;
