import { queryOptions } from "@tanstack/react-query";
import { api, body, text } from "@/api/client";
import type { Wanted } from "./model";

export const headQuery = queryOptions({
  queryKey: ["record", "head"],
  queryFn: ({ signal }) => body(api.GET("/api/v1/record/head", { signal })),
  staleTime: 5_000,
});

export const entriesQuery = (wanted: Wanted) =>
  queryOptions({
    queryKey: ["record", "entries", wanted],
    queryFn: async ({ signal }) => {
      if (wanted.kind === "index") return [await readEntry(wanted.index, signal)];
      const query = { handle: wanted.handle };
      return (await body(api.GET("/api/v1/record/entries", { params: { query }, signal }))).items;
    },
  });

const readEntry = (index: number, signal?: AbortSignal) =>
  body(
    api.GET("/api/v1/record/entries/{index}", {
      params: { path: { index } },
      ...(signal ? { signal } : {}),
    }),
  );

/** The published text of an entry, for proofs that do not carry it. */
export const readEntryText = async (index: number): Promise<string> => (await readEntry(index)).entry;

export const readProof = (index: number): Promise<string> =>
  text(api.GET("/api/v1/record/entries/{index}/proof", { params: { path: { index } }, parseAs: "text" }));

export const proofAddress = (index: number): string => `/api/v1/record/entries/${index}/proof`;
export const checkpointAddress = "/log/checkpoint";
