import { useQuery } from "@tanstack/react-query";
import { Checkbox, Select } from "antd";
import { renewalTypesQuery, usePlace } from "@/data/meta";
import { subdistrictsQuery } from "@/features/map/api";
import { programmeQuery } from "@/features/programme/api";
import { useWords } from "@/i18n/use";
import { useFilterInAddress } from "@/ui/address";
import { WordsSearch } from "@/ui/WordsSearch";
import { sorts, type ProjectFilter } from "./model";
import styles from "./projects.module.css";

export function ProjectFilters({ filter }: { filter: ProjectFilter }) {
  const { t, say } = useWords();
  const place = usePlace();
  const { data: types } = useQuery(renewalTypesQuery);
  const { data: programme } = useQuery(programmeQuery(place));
  const { data: subdistricts } = useQuery(subdistrictsQuery(place));
  const set = useFilterInAddress();
  const pick = (name: keyof ProjectFilter, options: { value: string; label: string }[]) => (
    <Select
      key={name}
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      aria-label={t(`projects.filter.${name}` as "projects.filter.state")}
      placeholder={t(`projects.filter.${name}` as "projects.filter.state")}
      value={(filter[name] as string | undefined) ?? null}
      options={options}
      onChange={(value: string | undefined) => {
        set(name, value);
      }}
    />
  );

  return (
    <div className={`${styles.filters ?? ""} no-print`} role="search" aria-label={t("projects.find")}>
      <WordsSearch
        className={styles.words}
        words={filter.q}
        onSearch={(words) => {
          set("q", words);
        }}
      />
      {pick("action", (programme?.actions ?? []).map((one) => ({ value: one.id, label: say({ zh: one.name_zh, en: one.name_en }) })))}
      {pick("subdistrict", (subdistricts?.items ?? []).map(({ code, name }) => ({ value: code, label: name })))}
      {pick("state", (types?.states ?? []).map((state) => ({ value: state.id, label: say(state) })))}
      {pick("sort", sorts.map((sort) => ({ value: sort, label: t(`projects.sorts.${sort}`) })))}
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
