import { Input } from "antd";
import { useState } from "react";
import { useWords } from "@/i18n/use";

interface Props {
  /** The words in force. */
  readonly words: string | undefined;
  readonly className?: string | undefined;
  readonly onSearch: (words: string) => void;
}

/** The field for words in the name of a project; what clears the filter clears the field too. */
export function WordsSearch({ words = "", className = "", onSearch }: Props) {
  const { t } = useWords();
  const [text, setText] = useState(words);
  const [shown, setShown] = useState(words);
  if (shown !== words) {
    setShown(words);
    setText(words);
  }
  return (
    <Input.Search
      allowClear
      className={className}
      aria-label={t("projects.words")}
      placeholder={t("projects.words")}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
      }}
      onSearch={(value) => {
        onSearch(value.trim());
      }}
    />
  );
}
