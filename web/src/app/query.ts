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
  const { pathname, search } = window.location;
  const asked: Promise<unknown>[] = [client.query(metaQuery), client.query(renewalTypesQuery)];
  if (pathname === "/") asked.push(client.query(programmeQuery(placeOf(new URLSearchParams(search)))));
  // A refusal is shown by the screen that asks for the same.
  void Promise.allSettled(asked);
}
