import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useWords } from "@/i18n/use";
import { renewalTypesQuery } from "./meta";

export interface RenewalNames {
  readonly state: (id: string) => string;
  readonly subtype: (id: string) => string;
  readonly category: (id: string) => string;
  readonly scale: (id: string) => string;
  readonly verb: (id: string) => string;
  readonly cause: (id: string) => string;
}

interface Named {
  id?: string;
  zh?: string;
  en?: string;
}

/** Names of states, kinds and causes in the reader's language; an unknown id shows itself. */
export function useRenewalNames(): RenewalNames {
  const { data } = useQuery(renewalTypesQuery);
  const { t, has, say } = useWords();
  return useMemo(() => {
    const namer = (list: readonly Named[] | undefined) => {
      const names = new Map(list?.map(({ id = "", zh = id, en }) => [id, say({ zh, en })]));
      return (id: string) => names.get(id) ?? id;
    };
    const verb = namer(data?.milestone_kinds);
    return {
      state: namer(data?.states),
      subtype: namer(data?.categories.flatMap(({ subtypes }) => subtypes)),
      category: namer(data?.categories),
      scale: namer(data?.scales),
      verb: (id) => {
        const key = `verb.${id}`;
        return has(key) ? t(key) : verb(id);
      },
      cause: namer(data?.delay_causes),
    };
  }, [data, t, has, say]);
}

/** The verb of a target, "start" or "complete": it decides when the target counts as met. */
export const useVerbName = (): RenewalNames["verb"] => useRenewalNames().verb;
