import { DownloadOutlined, PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useSearchParams } from "react-router";
import type { Schemas } from "@/api/client";
import { groupsQuery } from "@/features/library/api";
import { DataTable, type Column } from "@/features/office/DataTable";
import { OfficeHead } from "@/features/office/OfficeHead";
import { useMay, useOfficePlace } from "@/features/office/place";
import office from "@/features/office/office.module.css";
import { useWords } from "@/i18n/use";
import { useChangeAddress } from "@/ui/address";
import { Empty } from "@/ui/Empty";
import { Loaded } from "@/ui/Loaded";
import { PlaceLink } from "@/ui/PlaceLink";
import { PlainTag } from "@/ui/StatusTag";
import { CreateDialog } from "./CreateDialog";
import { MembersDrawer } from "./MembersDrawer";

export type Group = Schemas["Group"];

/** Areas and named lists: projects that are looked at together. */
export default function GroupsPage() {
  const { t } = useWords();
  const mayCreate = useMay()("group.create");
  const { district } = useOfficePlace();
  const [search] = useSearchParams();
  const change = useChangeAddress();
  const [creating, setCreating] = useState(false);
  const query = useQuery(groupsQuery(district));
  const chosen = query.data?.items.find(({ id }) => id === search.get("group"));
  const open = (id: string | null) => {
    change((address) => {
      if (id === null) address.delete("group");
      else address.set("group", id);
      return address;
    });
  };
  const columns = useColumns(open);
  const csv = new URLSearchParams({ ...(district ? { district } : {}), format: "csv" });
  return (
    <div className={office.page}>
      <OfficeHead title={t("office.groups.title")} tab={t("office.groups.title")} lead={t("office.groups.lead")}>
        <Button icon={<DownloadOutlined />} href={`/api/v1/groups?${csv.toString()}`} download>
          {t("projects.csv")}
        </Button>
        {mayCreate && (
          <Button
            type="primary"
            icon={<PlusOutlined />}
            onClick={() => {
              setCreating(true);
            }}
          >
            {t("office.groups.create")}
          </Button>
        )}
      </OfficeHead>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t("office.groups.none")} />
          ) : (
            <DataTable caption={t("office.groups.title")} columns={columns} rows={items} keyOf={({ id }) => id} current={chosen?.id} />
          )
        }
      </Loaded>
      {creating && (
        <CreateDialog
          onClose={() => {
            setCreating(false);
          }}
        />
      )}
      {chosen && (
        <MembersDrawer
          group={chosen}
          onClose={() => {
            open(null);
          }}
        />
      )}
    </div>
  );
}

function useColumns(open: (id: string) => void): Column<Group>[] {
  const { t, say, number } = useWords();
  return [
    {
      id: "name",
      title: t("office.groups.name"),
      head: true,
      render: ({ id, name_zh: zh, name_en: en }) => (
        <button
          type="button"
          className={office.linkButton}
          onClick={() => {
            open(id);
          }}
        >
          {say({ zh, en })}
        </button>
      ),
    },
    { id: "kind", title: t("office.groups.kind"), render: ({ kind }) => <PlainTag>{t(`office.groups.kinds.${kind}`)}</PlainTag> },
    {
      id: "level",
      title: t("office.groups.level"),
      render: ({ level, batch }) => {
        const known = (["city", "district"] as const).find((one) => one === level);
        const text = [known && t(`office.groups.levels.${known}`), batch].filter(Boolean).join(" · ");
        return text === "" ? <span className="soft">–</span> : text;
      },
    },
    {
      id: "projects",
      title: t("office.library.title"),
      end: true,
      render: ({ id, projects }) => (
        <PlaceLink to="/office/projects" query={{ group: id }}>
          {number(projects)}
        </PlaceLink>
      ),
    },
  ];
}
