import { useWords } from "@/i18n/use";

export const milestoneKinds = [
  "declared", "reserve", "implementation", "planned", "review", "publicity", "permit", "start",
  "main_works", "complete", "acceptance", "operation", "other",
] as const;

/** The name of a milestone kind; a title that somebody gave stands as it is. */
export function useMilestoneName(): (kindOrTitle: string) => string {
  const { t } = useWords();
  return (text) => {
    const kind = milestoneKinds.find((known) => known === text);
    return kind ? t(`milestone.${kind}`) : text;
  };
}
