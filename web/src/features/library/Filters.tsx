import { useQuery } from "@tanstack/react-query";
import { Checkbox, Select } from "antd";
import { renewalTypesQuery } from "@/data/meta";
import { subdistrictsQuery } from "@/features/map/api";
import { useOfficePlace } from "@/features/office/place";
import styles from "@/features/office/office.module.css";
import { programmeQuery } from "@/features/programme/api";
import { useWords } from "@/i18n/use";
import { useFilterInAddress } from "@/ui/address";
import { WordsSearch } from "@/ui/WordsSearch";
import { groupsQuery } from "./api";
import { libraries, statesOf, type LibraryFilter } from "./model";

interface Option {
  readonly value: string;
  readonly label: string;
}

/** Filters stand in the address, so that a view can be kept as a bookmark or sent to a colleague. */
export function LibraryFilters({ filter }: { filter: LibraryFilter }) {
  const { t } = useWords();
  const options = useFilterOptions();
  const set = useFilterInAddress();
  const pick = (name: "action" | "subdistrict" | "group" | "library", label: string, choices: Option[]) => (
    <Select
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      popupMatchSelectWidth={false}
      aria-label={label}
      placeholder={label}
      value={filter[name] ?? null}
      options={choices}
      onChange={(value: string | null | undefined) => {
        set(name, value ?? undefined);
      }}
    />
  );
  return (
    <div className={`${styles.filters ?? ""} no-print`} role="search" aria-label={t("projects.find")}>
      <WordsSearch
        className={styles.wideFilter}
        words={filter.q}
        onSearch={(words) => {
          set("q", words);
        }}
      />
      <Select
        mode="multiple"
        allowClear
        maxTagCount="responsive"
        showSearch={{ optionFilterProp: "label" }}
        popupMatchSelectWidth={false}
        aria-label={t("projects.filter.state")}
        placeholder={t("projects.filter.state")}
        value={statesOf(filter)}
        options={options.states}
        onChange={(values: string[]) => {
          set("state", values.join(","));
        }}
      />
      {pick("library", t("office.library.library"), options.libraries)}
      {pick("action", t("projects.filter.action"), options.actions)}
      {pick("subdistrict", t("projects.filter.subdistrict"), options.subdistricts)}
      {pick("group", t("office.library.group"), options.groups)}
      <Checkbox
        checked={filter.late === true}
        onChange={(event) => {
          set("late", event.target.checked ? "true" : undefined);
        }}
      >
        {t("projects.only_late")}
      </Checkbox>
    </div>
  );
}

function useFilterOptions(): Record<"states" | "libraries" | "actions" | "subdistricts" | "groups", Option[]> {
  const { t, say } = useWords();
  const { district, year } = useOfficePlace();
  const { data: types } = useQuery(renewalTypesQuery);
  const { data: programme } = useQuery(programmeQuery({ district, year }));
  const { data: subdistricts } = useQuery(subdistrictsQuery({ district, year }));
  const { data: groups } = useQuery(groupsQuery(district));
  return {
    states: (types?.states ?? []).map((state) => ({ value: state.id, label: say(state) })),
    libraries: libraries.map((one) => ({ value: one, label: t(`office.library.libraries.${one}`) })),
    actions: (programme?.actions ?? []).map(({ id, name_zh: zh, name_en: en }) => ({ value: id, label: say({ zh, en }) })),
    subdistricts: (subdistricts?.items ?? []).map(({ code, name }) => ({ value: code, label: name })),
    groups: (groups?.items ?? []).map(({ id, name_zh: zh, name_en: en }) => ({ value: id, label: say({ zh, en }) })),
  };
}
