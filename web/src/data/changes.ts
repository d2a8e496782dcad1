import { useWords } from "@/i18n/use";
import { useRenewalNames } from "./renewal";

/** What a kind of event is called. The kinds are a growing list; one without a name shows its own. */
export function useChangeName(): (kind: string) => string {
  const { t } = useWords();
  const names = useRenewalNames();
  const loose = t as unknown as (key: string, options: { defaultValue: string }) => string;
  return (kind) => loose(`change.${kind.replaceAll(".", "_")}`, { defaultValue: names.state(kind) });
}
