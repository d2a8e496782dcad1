import { Button } from "antd";
import { useWords } from "@/i18n/use";

interface Pages {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => Promise<unknown>;
}

/** The next page of a list that the server pages by cursor. */
export function MorePages({ pages }: { pages: Pages }) {
  const { t } = useWords();
  if (!pages.hasNextPage) return null;
  return (
    <div className="no-print">
      <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
        {t("common.more")}
      </Button>
    </div>
  );
}
