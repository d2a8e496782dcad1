import { queryOptions } from "@tanstack/react-query";
import { api, body } from "@/api/client";
import { given, type Place } from "@/data/meta";
import type { Headers, Receipt } from "@/features/office/write";

export const periodsQuery = ({ district, year }: Place) =>
  queryOptions({
    queryKey: ["periods", district ?? null, year ?? null],
    queryFn: ({ signal }) => body(api.GET("/api/v1/periods", { params: { query: given({ district, year }) }, signal })),
  });

export const closePeriod = (id: string, headers: Headers): Promise<Receipt> =>
  body(api.POST("/api/v1/periods/{id}/close", { params: { path: { id } }, body: {}, headers: headers() }));
