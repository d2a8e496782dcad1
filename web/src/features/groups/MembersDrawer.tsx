import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Select, Skeleton } from "antd";
import { useState } from "react";
import { changeMembers } from "@/features/dossier/api";
import { libraryPages } from "@/features/library/api";
import type { Project } from "@/features/library/model";
import { MorePages } from "@/features/office/MorePages";
import { useMay, useOfficePlace } from "@/features/office/place";
import { useWrite } from "@/features/office/write";
import { RestOfProblem } from "@/features/office/WriteDialog";
import { SidePanel } from "@/features/office/SidePanel";
import { useWords } from "@/i18n/use";
import { PlaceLink } from "@/ui/PlaceLink";
import { Problem } from "@/ui/Problem";
import { Zh } from "@/ui/Zh";
import type { Group } from "./View";
import styles from "./groups.module.css";

interface Members {
  readonly add?: string[];
  readonly remove?: string[];
}

/** The projects of a group: some come in, some go out. */
export function MembersDrawer({ group, onClose }: { group: Group; onClose: () => void }) {
  const { t, say } = useWords();
  const mayChange = useMay()("group.change_members");
  const { district } = useOfficePlace();
  const pages = useInfiniteQuery(libraryPages(district, { group: group.id, sort: "name" }));
  const members = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  const write = useWrite<Members>({
    send: (change, headers) => changeMembers(group, change, headers),
    said: t("office.groups.changed"),
  });
  return (
    <SidePanel size="min(34rem, 100vw)" onClose={onClose} title={say({ zh: group.name_zh, en: group.name_en })}>
      <div className="stack">
        {group.source && (
          <p className="soft small">
            <Zh>{group.source}</Zh>
          </p>
        )}
        {mayChange && (
          <AddMembers
            members={members}
            busy={write.isPending}
            onAdd={(add) => {
              write.mutate({ add });
            }}
          />
        )}
        <RestOfProblem error={write.error} names={[]} />
        {pages.isError && <Problem error={pages.error} retry={() => void pages.refetch()} />}
        {pages.isPending && <Skeleton active />}
        {pages.data && members.length === 0 && <p className="soft">{t("office.groups.empty")}</p>}
        <ul className={styles.members}>
          {members.map(({ id, name, library_no: number }) => (
            <li key={id}>
              <span>
                <PlaceLink to={`/office/projects/${id}`}>
                  <Zh>{name}</Zh>
                </PlaceLink>{" "}
                {number && <span className="mono soft small">{number}</span>}
              </span>
              {mayChange && (
                <Button
                  size="small"
                  disabled={write.isPending}
                  aria-label={t("office.groups.take_out", { name })}
                  onClick={() => {
                    write.mutate({ remove: [id] });
                  }}
                >
                  {t("office.groups.leave")}
                </Button>
              )}
            </li>
          ))}
        </ul>
        <MorePages pages={pages} />
      </div>
    </SidePanel>
  );
}

interface AddProps {
  readonly members: readonly Project[];
  readonly busy: boolean;
  readonly onAdd: (ids: string[]) => void;
}

/** Projects are found on the server: a library may hold more than fits into a list. */
function AddMembers({ members, busy, onAdd }: AddProps) {
  const { t } = useWords();
  const { district } = useOfficePlace();
  const [words, setWords] = useState("");
  const [chosen, setChosen] = useState<{ value: string; label: string }[]>([]);
  const found = useInfiniteQuery(libraryPages(district, { ...(words ? { q: words } : {}), sort: "name" }, 20));
  const inside = new Set(members.map(({ id }) => id));
  const options = (found.data?.pages[0]?.items ?? [])
    .filter(({ id }) => !inside.has(id))
    .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div className={styles.add}>
      {found.isError && <Problem error={found.error} retry={() => void found.refetch()} />}
      <Select
        mode="multiple"
        labelInValue
        aria-label={t("office.groups.add")}
        placeholder={t("office.groups.add_hint")}
        value={chosen}
        options={options}
        loading={found.isFetching}
        showSearch={{ filterOption: false, onSearch: setWords }}
        onChange={(values: { value: string; label: string }[]) => {
          setChosen(values);
        }}
      />
      <Button
        type="primary"
        disabled={chosen.length === 0}
        loading={busy}
        onClick={() => {
          onAdd(chosen.map(({ value }) => value));
          setChosen([]);
        }}
      >
        {t("office.groups.add")}
      </Button>
    </div>
  );
}
