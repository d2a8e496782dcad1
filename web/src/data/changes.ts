import { useWords } from "@/i18n/use";

/** What a kind of event is called. The kinds are a growing list; one without a name shows its own. */
export function useChangeName(): (kind: string) => string {
  const { t, has } = useWords();
  return (kind) => {
    const key = `change.${kind.replaceAll(".", "_")}`;
    return has(key) ? t(key) : kind;
  };
}
