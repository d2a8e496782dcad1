import { useWords } from "@/i18n/use";
import { PlaceLink } from "@/ui/PlaceLink";

/** The line of the record that proves it. */
export function RecordLink({ index }: { index: number }) {
  const { t } = useWords();
  return (
    <PlaceLink to="/record" query={{ index: String(index) }} className="small">
      {t("project.entry", { index })}
    </PlaceLink>
  );
}
