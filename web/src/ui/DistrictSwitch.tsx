import { useQuery } from "@tanstack/react-query";
import { Segmented, Select } from "antd";
import { metaQuery, useDistrict, usePlace } from "@/data/meta";
import { useWords } from "@/i18n/use";
import styles from "./district.module.css";

const segmentsMax = 3;

/** District and year. A practice district says so before anything else is read. */
export function DistrictSwitch() {
  const { t, say } = useWords();
  const { data } = useQuery(metaQuery);
  const district = useDistrict();
  const { year, choose } = usePlace();
  if (!data || !district) return null;

  const label = (one: typeof district) => {
    const name = say({ zh: one.name_zh, en: one.name_en });
    const says = /示范|练习|practice/i.test(name);
    return one.practice && !says ? t("district.practice_name", { name }) : name;
  };
  // An address may name a year that has no programme; the reader must find the way back.
  const astray = year !== undefined && !district.years.includes(year);
  const options = data.districts.map((one) => ({ value: one.id, label: label(one) }));
  const change = (id: string) => {
    choose({ district: id, year: undefined });
  };
  return (
    <div className={styles.switch}>
      <div className="row no-print">
        {options.length > 1 &&
          (options.length <= segmentsMax ? (
            <div className={styles.scroll}>
              <Segmented aria-label={t("district.choose")} value={district.id} options={options} onChange={change} />
            </div>
          ) : (
            <Select aria-label={t("district.choose")} value={district.id} options={options} onChange={change} />
          ))}
        {(district.years.length > 1 || astray) && (
          <Select
            aria-label={t("district.year")}
            value={year ?? Math.max(...district.years)}
            options={district.years.map((one) => ({ value: one, label: t("district.year_of", { year: one }) }))}
            onChange={(one: number) => {
              choose({ year: one });
            }}
          />
        )}
      </div>
      {district.practice && (
        <p className={styles.practice} role="note">
          <strong>{t("district.practice")}</strong> {t("district.practice_note")}
        </p>
      )}
    </div>
  );
}
