import { Select } from "antd";
import { useWords } from "@/i18n/use";
import { useFilterInAddress } from "@/ui/address";
import { WordsFilter } from "./WordsFilter";
import { statuses, type Action, type Filter } from "./model";
import styles from "./programme.module.css";

/** Filters stand in the address, so that a view can be sent to somebody. */
export function FilterBar({ actions, filter }: { actions: readonly Action[]; filter: Filter }) {
  const { t, say } = useWords();
  const set = useFilterInAddress();
  return (
    <div className={`${styles.filters ?? ""} no-print`} role="search" aria-label={t("programme.filter")}>
      <Select
        aria-label={t("programme.action")}
        allowClear
        placeholder={t("programme.all_actions")}
        value={filter.action}
        onChange={(value: string | undefined) => {
          set("action", value);
        }}
        options={actions.map((action) => ({
          value: action.id,
          label: say({ zh: action.name_zh, en: action.name_en }),
        }))}
      />
      <Select
        aria-label={t("programme.status")}
        allowClear
        placeholder={t("programme.all_statuses")}
        value={filter.status}
        onChange={(value: string | undefined) => {
          set("status", value);
        }}
        options={statuses.map((status) => ({ value: status, label: t(`status.${status}`) }))}
      />
      <WordsFilter
        words={filter.words}
        onChange={(words) => {
          set("q", words);
        }}
      />
    </div>
  );
}
