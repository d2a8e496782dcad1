import { Button } from "antd";
import { useState } from "react";
import { useWords } from "@/i18n/use";
import { Zh } from "@/ui/Zh";
import { measures, valueOf, type Measure, type Subdistrict } from "./model";
import styles from "./map.module.css";

interface Props {
  readonly subdistricts: readonly Subdistrict[];
  readonly measure: Measure;
  readonly selected: string | null;
  readonly onSelect: (code: string) => void;
}

/** The same numbers without a picture, for whoever cannot or would rather not read a map. */
export function SubdistrictTable({ subdistricts, measure, selected, onSelect }: Props) {
  const { t, number } = useWords();
  const [sort, setSort] = useState<Measure | null>(null);
  const by = sort ?? measure;
  const rows = [...subdistricts].sort(
    (left, right) => (valueOf(right, by) ?? -1) - (valueOf(left, by) ?? -1) || left.code.localeCompare(right.code),
  );
  return (
    <div className={styles.tableSection}>
      <h2 id="map-table">{t("map.table")}</h2>
      <div className="scroll-x" tabIndex={0} role="region" aria-labelledby="map-table">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t("map.subdistrict")}</th>
              {measures.map((one) => (
                <th key={one} scope="col" className="end" aria-sort={one === by ? "descending" : "none"}>
                  <button
                    type="button"
                    className={styles.sort}
                    onClick={() => {
                      setSort(one);
                    }}
                  >
                    {t(`map.measures.${one}`)}
                    <span aria-hidden="true">{one === by ? " ↓" : ""}</span>
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.code} data-selected={row.code === selected}>
                <th scope="row">
                  <Button
                    type="link"
                    size="small"
                    aria-pressed={row.code === selected}
                    onClick={() => {
                      onSelect(row.code);
                    }}
                  >
                    <Zh>{row.name}</Zh>
                  </Button>
                </th>
                {measures.map((one) => {
                  const value = valueOf(row, one);
                  return (
                    <td key={one} className="end number">
                      {value === null ? "—" : number(value)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
