import { queryOptions, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { api, body, type Schemas } from "@/api/client";
import { useChangeAddress } from "@/ui/address";

export type Meta = Schemas["Meta"];
export type District = Meta["districts"][number];

const hourMs = 3_600_000;

export const metaQuery = queryOptions({
  queryKey: ["meta"],
  queryFn: ({ signal }) => body(api.GET("/api/v1/meta", { signal })),
  staleTime: hourMs,
});

export const renewalTypesQuery = queryOptions({
  queryKey: ["renewal-types"],
  queryFn: ({ signal }) => body(api.GET("/api/v1/renewal-types", { signal })),
  staleTime: hourMs,
});

export interface Place {
  /** Undefined until the reader chooses one: the server then answers for the first real district. */
  readonly district: string | undefined;
  readonly year: number | undefined;
}

export function placeOf(search: URLSearchParams): Place {
  const year = Number(search.get("year"));
  return {
    district: search.get("district") ?? undefined,
    year: Number.isInteger(year) && year >= 2000 && year <= 2100 ? year : undefined,
  };
}

/** The district and year that the address names; every public page speaks about one of each. */
export function usePlace(): Place & { choose: (place: Partial<Place>) => void } {
  const [search] = useSearchParams();
  const change = useChangeAddress();
  const choose = (place: Partial<Place>) => {
    change((address) => {
      for (const [name, value] of Object.entries(place)) {
        if (value === undefined) address.delete(name);
        else address.set(name, String(value));
      }
      // These belong to the district or year left behind.
      for (const name of ["subdistrict", "item", "group"]) address.delete(name);
      return address;
    });
  };
  return { ...placeOf(search), choose };
}

/** The district shown now, as far as it is known yet. */
export function useDistrict(): District | undefined {
  const { district } = usePlace();
  const { data } = useQuery(metaQuery);
  const all = data?.districts ?? [];
  return all.find(({ id }) => id === district) ?? all.find(({ practice }) => !practice) ?? all[0];
}

/** Query parameters without the ones that are not set. */
export function given<T extends object>(query: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(
    Object.entries(query).filter(([, value]) => value !== undefined && value !== ""),
  ) as { [K in keyof T]: Exclude<T[K], undefined> };
}
