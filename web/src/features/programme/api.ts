import { queryOptions } from "@tanstack/react-query";
import { api, body } from "@/api/client";
import { given, type Place } from "@/data/meta";

export const programmeQuery = ({ district, year }: Place) =>
  queryOptions({
    queryKey: ["programme", district ?? null, year ?? null],
    queryFn: ({ signal }) =>
      body(api.GET("/api/v1/programme", { params: { query: given({ district, year }) }, signal })),
  });
