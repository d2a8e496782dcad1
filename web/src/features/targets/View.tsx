import { DownloadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Select } from "antd";
import { useSearchParams } from "react-router";
import { OfficeHead } from "@/features/office/OfficeHead";
import { useOfficePlace } from "@/features/office/place";
import { programmeQuery } from "@/features/programme/api";
import { filtered, filterOf, statuses, type Filter, type Programme } from "@/features/programme/model";
import { WordsFilter } from "@/features/programme/WordsFilter";
import office from "@/features/office/office.module.css";
import { useWords } from "@/i18n/use";
import { useChangeAddress, useFilterInAddress, withoutFilters } from "@/ui/address";
import { Empty } from "@/ui/Empty";
import { Loaded } from "@/ui/Loaded";
import { ProgressLegend } from "@/ui/ProgressBar";
import { ActionBranch } from "./ActionBranch";
import { ItemDrawer } from "./ItemDrawer";

/** The tree of the targets: what was promised, what is arranged, claimed and verified, and how it will end. */
export default function TargetsPage() {
  const { t } = useWords();
  const { district, year } = useOfficePlace();
  const [search] = useSearchParams();
  const change = useChangeAddress();
  const query = useQuery(programmeQuery({ district, year }));
  const item = search.get("item");
  const open = (id: string | null) => {
    change((address) => {
      if (id === null) address.delete("item");
      else address.set("item", id);
      return address;
    });
  };
  const csv = new URLSearchParams({ ...(district ? { district } : {}), ...(year ? { year: String(year) } : {}), format: "csv" });
  return (
    <div className={office.page}>
      <OfficeHead title={t("office.targets.title")} tab={t("office.targets.title")} lead={t("office.targets.lead")}>
        <Button icon={<DownloadOutlined />} href={`/api/v1/items?${csv.toString()}`} download>
          {t("projects.csv")}
        </Button>
      </OfficeHead>
      <Loaded query={query}>
        {(programme) => <Tree programme={programme} filter={filterOf(search)} onOpen={open} />}
      </Loaded>
      {item !== null && (
        <ItemDrawer
          id={item}
          onClose={() => {
            open(null);
          }}
        />
      )}
    </div>
  );
}

interface TreeProps {
  readonly programme: Programme;
  readonly filter: Filter;
  readonly onOpen: (id: string) => void;
}

function Tree({ programme, filter, onOpen }: TreeProps) {
  const { t } = useWords();
  const change = useChangeAddress();
  const actions = filtered(programme.actions, filter);
  return (
    <>
      <TreeFilters filter={filter} />
      <ProgressLegend />
      {actions.length === 0 && (
        <Empty title={t("programme.none_fits")}>
          <div>
            <Button
              onClick={() => {
                change(withoutFilters);
              }}
            >
              {t("common.clear_filters")}
            </Button>
          </div>
        </Empty>
      )}
      {actions.map((action) => (
        <ActionBranch key={action.id} action={action} onOpen={onOpen} />
      ))}
    </>
  );
}

function TreeFilters({ filter }: { filter: Filter }) {
  const { t } = useWords();
  const set = useFilterInAddress();
  return (
    <div className={`${office.filters ?? ""} no-print`} role="search" aria-label={t("programme.filter")}>
      <WordsFilter
        words={filter.words}
        onChange={(words) => {
          set("q", words);
        }}
      />
      <Select
        allowClear
        aria-label={t("programme.status")}
        placeholder={t("programme.all_statuses")}
        value={filter.status}
        onChange={(value: string | null | undefined) => {
          set("status", value ?? undefined);
        }}
        options={statuses.map((status) => ({ value: status, label: t(`status.${status}`) }))}
      />
    </div>
  );
}
