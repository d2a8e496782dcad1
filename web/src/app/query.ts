import { QueryClient } from "@tanstack/react-query";
import { ApiProblem } from "@/api/problem";

/** A refusal will not change by asking again; a server that is away may come back. */
function worthRetrying(failures: number, error: Error): boolean {
  const refused = error instanceof ApiProblem && error.status >= 400 && error.status < 500;
  return !refused && failures < 2;
}

export const makeQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: { queries: { staleTime: 30_000, retry: worthRetrying, refetchOnWindowFocus: false } },
  });
