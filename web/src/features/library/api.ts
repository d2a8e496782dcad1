import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, body, type Schemas } from "@/api/client";
import { given } from "@/data/meta";
import type { Headers, Receipt } from "@/features/office/write";
import type { LibraryFilter } from "./model";

export const libraryPages = (district: string | undefined, filter: LibraryFilter, limit = 50) =>
  infiniteQueryOptions({
    queryKey: ["projects", "library", district ?? null, filter, limit],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) =>
      body(
        api.GET("/api/v1/projects", {
          params: { query: given({ ...filter, district, limit, cursor: pageParam }) },
          signal,
        }),
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
  });

export const groupsQuery = (district: string | undefined) =>
  queryOptions({
    queryKey: ["groups", district ?? null],
    queryFn: ({ signal }) => body(api.GET("/api/v1/groups", { params: { query: given({ district }) }, signal })),
  });

export const declareProject = (declaration: Schemas["ProjectDeclaration"], headers: Headers): Promise<Receipt> =>
  body(api.POST("/api/v1/projects", { body: declaration, headers: headers() }));
