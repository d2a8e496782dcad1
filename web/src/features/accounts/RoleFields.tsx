import { useQuery } from "@tanstack/react-query";
import { Form, Select } from "antd";
import { metaQuery } from "@/data/meta";
import { subdistrictsQuery } from "@/features/map/api";
import { useWords } from "@/i18n/use";
import type { Role } from "./api";
import { needsSubdistrict, roles } from "./model";

interface Props {
  readonly role: Role | undefined;
  readonly district: string | undefined;
}

export function RoleField() {
  const { t } = useWords();
  return (
    <Form.Item name="role" label={t("account.role")} rules={[{ required: true, message: t("office.accounts.role_needed") }]}>
      <Select options={roles.map((role) => ({ value: role, label: t(`role.${role}`) }))} />
    </Form.Item>
  );
}

export function DistrictField({ required }: { required: boolean }) {
  const { t, say } = useWords();
  const { data } = useQuery(metaQuery);
  return (
    <Form.Item name="district" label={t("office.accounts.district")} rules={[{ required, message: t("office.accounts.district_needed") }]}>
      <Select
        allowClear
        options={(data?.districts ?? []).map(({ id, name_zh: zh, name_en: en, practice }) => ({
          value: id,
          label: practice ? t("district.practice_name", { name: say({ zh, en }) }) : say({ zh, en }),
        }))}
      />
    </Form.Item>
  );
}

/** Only people of a subdistrict have one. */
export function SubdistrictField({ role, district }: Props) {
  const { t } = useWords();
  const { data } = useQuery({ ...subdistrictsQuery({ district, year: undefined }), enabled: needsSubdistrict(role) && district !== undefined });
  if (!needsSubdistrict(role)) return null;
  return (
    <Form.Item name="subdistrict" label={t("projects.filter.subdistrict")} rules={[{ required: true, message: t("office.accounts.subdistrict_needed") }]}>
      <Select
        showSearch={{ optionFilterProp: "label" }}
        options={(data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }))}
      />
    </Form.Item>
  );
}
