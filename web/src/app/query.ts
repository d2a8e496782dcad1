import { QueryClient } from "@tanstack/react-query";
import { ApiProblem } from "@/api/problem";
import { metaQuery, placeOf, renewalTypesQuery } from "@/data/meta";
import { programmeQuery } from "@/features/programme/api";

/** A refusal will not change by asking again; a server that is away may come back. */
function worthRetrying(failures: number, error: Error): boolean {
  const refused = error instanceof ApiProblem && error.status >= 400 && error.status < 500;
  return !refused && failures < 2;
}

export const makeQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: { queries: { staleTime: 30_000, retry: worthRetrying, refetchOnWindowFocus: false } },
  });

/** Asks for what the first screen shows while the screen itself is still being put together. */
export function askEarly(client: QueryClient): void {
  void client.prefetchQuery(metaQuery);
  void client.prefetchQuery(renewalTypesQuery);
  const { pathname, search } = window.location;
  if (pathname === "/") void client.prefetchQuery(programmeQuery(placeOf(new URLSearchParams(search))));
}
