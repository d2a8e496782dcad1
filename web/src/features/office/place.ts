import { useQuery } from "@tanstack/react-query";
import { metaQuery, usePlace, type District } from "@/data/meta";
import { may, sessionQuery, type Session } from "@/data/session";

export interface OfficePlace {
  /** Undefined until the server's own choice is known. */
  readonly district: string | undefined;
  readonly year: number | undefined;
  readonly known: District | undefined;
  /** Whether the account belongs to no district and may look at any. */
  readonly free: boolean;
}

/** People of a district work in it, whatever a link that they followed says. */
export function useOfficePlace(): OfficePlace {
  const asked = usePlace();
  const { data: session } = useQuery(sessionQuery);
  const { data: meta } = useQuery(metaQuery);
  const own = session?.account?.district ?? undefined;
  const id = own ?? asked.district;
  const all = meta?.districts ?? [];
  const known = all.find((one) => one.id === id) ?? (own ? undefined : (all.find(({ practice }) => !practice) ?? all[0]));
  return { district: id ?? known?.id, year: asked.year, known, free: own === undefined };
}

export function useSession(): Session | undefined {
  return useQuery(sessionQuery).data;
}

/** Whether the person may use a command or view. */
export function useMay(): (permission: string) => boolean {
  const session = useSession();
  return (permission) => may(session, permission);
}
