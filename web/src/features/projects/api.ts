import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, body } from "@/api/client";
import { given } from "@/data/meta";
import type { ProjectFilter } from "./model";

export const projectPages = (filter: ProjectFilter, limit = 50) =>
  infiniteQueryOptions({
    queryKey: ["projects", filter, limit],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) =>
      body(
        api.GET("/api/v1/projects", { params: { query: given({ ...filter, limit, cursor: pageParam }) }, signal }),
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
  });

export const projectQuery = (id: string) =>
  queryOptions({
    queryKey: ["project", id],
    queryFn: ({ signal }) => body(api.GET("/api/v1/projects/{id}", { params: { path: { id } }, signal })),
  });

export const historyPages = (id: string) =>
  infiniteQueryOptions({
    queryKey: ["project", id, "history"],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) =>
      body(
        api.GET("/api/v1/projects/{id}/history", {
          params: { path: { id }, query: given({ limit: 50, cursor: pageParam }) },
          signal,
        }),
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
