import type { Schemas } from "@/api/client";

export type Project = Schemas["Project"];

export const libraries = ["reserve", "implementation", "none"] as const;
export type Library = (typeof libraries)[number];

export const sorts = ["library_no", "-library_no", "name", "-name", "due", "-due", "updated", "-updated"] as const;
export type Sort = (typeof sorts)[number];

/** What the library may be narrowed by; the names are those of the address and of the server. */
export interface LibraryFilter {
  readonly q?: string;
  /** One or more, separated by commas. */
  readonly state?: string;
  readonly action?: string;
  readonly subdistrict?: string;
  readonly group?: string;
  readonly item?: string;
  readonly library?: Library;
  readonly late?: true;
  readonly sort?: Sort;
}

const words = ["q", "state", "action", "subdistrict", "group", "item"] as const;

export function filterOf(search: URLSearchParams): LibraryFilter {
  const named = words.flatMap((name) => {
    const value = search.get(name)?.trim();
    return value ? [[name, value] as const] : [];
  });
  const sort = sorts.find((known) => known === search.get("sort"));
  const library = libraries.find((known) => known === search.get("library"));
  return {
    ...Object.fromEntries(named),
    ...(library ? { library } : {}),
    ...(search.get("late") === "true" ? { late: true } : {}),
    ...(sort ? { sort } : {}),
  };
}

/** Whether anything but the order narrows the list. */
export const isNarrowed = (filter: LibraryFilter): boolean => Object.keys(filter).some((name) => name !== "sort");

export const statesOf = ({ state }: LibraryFilter): string[] => state?.split(",").filter((one) => one !== "") ?? [];

export function csvAddress(filter: LibraryFilter, district: string | undefined): string {
  const query = new URLSearchParams(district ? { district } : {});
  for (const [name, value] of Object.entries(filter)) query.set(name, String(value));
  query.set("format", "csv");
  return `/api/v1/projects?${query.toString()}`;
}
