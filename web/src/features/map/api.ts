import { queryOptions } from "@tanstack/react-query";
import { api, body, type Schemas } from "@/api/client";
import { given, type Place } from "@/data/meta";
import type { Shapes } from "./model";

export const shapesQuery = queryOptions({
  queryKey: ["subdistrict-shapes"],
  queryFn: async ({ signal }) =>
    // The contract leaves the members of GeoJSON to RFC 7946.
    (await body(api.GET("/api/v1/subdistricts.geojson", { signal }))) as unknown as Shapes,
  staleTime: Infinity,
});

export const subdistrictsQuery = ({ district, year }: Place) =>
  queryOptions({
    queryKey: ["subdistricts", district ?? null, year ?? null],
    queryFn: ({ signal }) =>
      body(api.GET("/api/v1/subdistricts", { params: { query: given({ district, year }) }, signal })),
  });

const pageSize = 200;
const pagesMax = 10;

/** Every project of a district, for its dots; a district has far fewer than the 2,000 read at most. */
export const allProjectsQuery = (district: string | undefined) =>
  queryOptions({
    queryKey: ["projects", "all", district ?? null],
    queryFn: async ({ signal }) => {
      const projects: Schemas["Project"][] = [];
      let cursor: string | undefined;
      for (let page = 0; page < pagesMax; page += 1) {
        const query = given({ district, cursor, limit: pageSize, sort: "name" as const });
        const { items, next } = await body(api.GET("/api/v1/projects", { params: { query }, signal }));
        projects.push(...items);
        if (!next) break;
        cursor = next;
      }
      return projects;
    },
  });
