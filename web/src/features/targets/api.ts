import { queryOptions } from "@tanstack/react-query";
import { api, body } from "@/api/client";

export const itemQuery = (id: string) =>
  queryOptions({
    queryKey: ["item", id],
    queryFn: ({ signal }) => body(api.GET("/api/v1/items/{id}", { params: { path: { id } }, signal })),
  });
