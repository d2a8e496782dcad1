import { Input } from "antd";
import { useWords } from "@/i18n/use";

/** Words in the name of an item. */
export function WordsFilter({ words, onChange }: { words: string | undefined; onChange: (words: string) => void }) {
  const { t } = useWords();
  return (
    <Input
      type="search"
      allowClear
      aria-label={t("programme.words")}
      placeholder={t("programme.words")}
      defaultValue={words}
      onChange={(event) => {
        onChange(event.target.value);
      }}
    />
  );
}
