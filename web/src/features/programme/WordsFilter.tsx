import { Input } from "antd";
import { useState } from "react";
import { useWords } from "@/i18n/use";

/** Words in the name of an item; they narrow while they are typed, ahead of the words in the address. */
export function WordsFilter({ words = "", onChange }: { words: string | undefined; onChange: (words: string) => void }) {
  const { t } = useWords();
  const [text, setText] = useState(words);
  const [shown, setShown] = useState(words);
  if (shown !== words) {
    setShown(words);
    if (words === "") setText(""); // cleared elsewhere
  }
  return (
    <Input
      type="search"
      allowClear
      aria-label={t("programme.words")}
      placeholder={t("programme.words")}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        onChange(event.target.value);
      }}
    />
  );
}
