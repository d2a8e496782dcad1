import { useQuery } from "@tanstack/react-query";
import { Button, Form, Select } from "antd";
import { useState } from "react";
import { groupsQuery } from "@/features/library/api";
import { useMay, useOfficePlace } from "@/features/office/place";
import { useWrite } from "@/features/office/write";
import { WriteDialog } from "@/features/office/WriteDialog";
import office from "@/features/office/office.module.css";
import { useWords } from "@/i18n/use";
import { PlaceLink } from "@/ui/PlaceLink";
import { Problem } from "@/ui/Problem";
import { changeMembers } from "./api";
import type { ProjectDetail } from "./model";
import styles from "./dossier.module.css";

/** The areas and lists the project belongs to. */
export function GroupsPanel({ project }: { project: ProjectDetail }) {
  const { t, say } = useWords();
  const mayChange = useMay()("group.change_members");
  const [adding, setAdding] = useState(false);
  return (
    <section aria-labelledby="groups" className={office.panel}>
      <div className={office.sectionHead}>
        <h2 id="groups">{t("office.groups.title")}</h2>
        {mayChange && (
          <Button
            onClick={() => {
              setAdding(true);
            }}
          >
            {t("office.groups.join")}
          </Button>
        )}
      </div>
      {project.groups.length === 0 && <p className="soft">{t("office.groups.in_none")}</p>}
      <ul className={styles.groups}>
        {project.groups.map(({ id, name_zh: zh, name_en: en }) => (
          <li key={id}>
            <PlaceLink to="/office/groups" query={{ group: id }}>
              {say({ zh, en })}
            </PlaceLink>
            {mayChange && <LeaveButton project={project} group={id} name={say({ zh, en })} />}
          </li>
        ))}
      </ul>
      {adding && (
        <JoinDialog
          project={project}
          onClose={() => {
            setAdding(false);
          }}
        />
      )}
    </section>
  );
}

function LeaveButton({ project, group, name }: { project: ProjectDetail; group: string; name: string }) {
  const { t } = useWords();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button
        size="small"
        aria-label={t("office.groups.leave_one", { name })}
        onClick={() => {
          setAsking(true);
        }}
      >
        {t("office.groups.leave")}
      </Button>
      {asking && (
        <LeaveDialog
          project={project}
          group={group}
          name={name}
          onClose={() => {
            setAsking(false);
          }}
        />
      )}
    </>
  );
}

function LeaveDialog({ project, group, name, onClose }: { project: ProjectDetail; group: string; name: string; onClose: () => void }) {
  const { t } = useWords();
  const write = useWrite<object>({
    send: (_, headers) => changeMembers({ id: group }, { remove: [project.id] }, headers),
    said: t("office.groups.left", { name }),
    done: onClose,
  });
  return (
    <WriteDialog<object, object>
      title={t("office.groups.leave_one", { name })}
      submit={t("office.groups.leave")}
      write={write}
      names={[]}
      input={() => ({})}
      onClose={onClose}
    >
      <p>{t("office.groups.leave_text", { name, project: project.name })}</p>
    </WriteDialog>
  );
}

function JoinDialog({ project, onClose }: { project: ProjectDetail; onClose: () => void }) {
  const { t, say } = useWords();
  const { district } = useOfficePlace();
  const groups = useQuery(groupsQuery(project.district || district));
  const member = new Set(project.groups.map(({ id }) => id));
  const write = useWrite<{ group: string }>({
    send: ({ group }, headers) => changeMembers({ id: group }, { add: [project.id] }, headers),
    said: t("office.groups.joined"),
    done: onClose,
  });
  return (
    <WriteDialog<{ group: string }, { group: string }>
      title={t("office.groups.join")}
      submit={t("office.groups.join")}
      write={write}
      names={["group"]}
      input={({ group }) => ({ group })}
      onClose={onClose}
    >
      {groups.isError && <Problem error={groups.error} retry={() => void groups.refetch()} />}
      <Form.Item name="group" label={t("office.groups.one")} rules={[{ required: true, message: t("office.groups.one_needed") }]}>
        <Select
          showSearch={{ optionFilterProp: "label" }}
          options={(groups.data?.items ?? [])
            .filter(({ id }) => !member.has(id))
            .map(({ id, name_zh: zh, name_en: en }) => ({ value: id, label: say({ zh, en }) }))}
        />
      </Form.Item>
    </WriteDialog>
  );
}
