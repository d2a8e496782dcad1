import { DownloadOutlined, PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { subdistrictsQuery } from "@/features/map/api";
import { DataTable, type Column } from "@/features/office/DataTable";
import { OfficeHead } from "@/features/office/OfficeHead";
import { useMay, useSession } from "@/features/office/place";
import office from "@/features/office/office.module.css";
import { metaQuery } from "@/data/meta";
import { useWords } from "@/i18n/use";
import { Loaded } from "@/ui/Loaded";
import { PlainTag } from "@/ui/StatusTag";
import { Zh } from "@/ui/Zh";
import { accountsQuery, type Account } from "./api";
import { ChangeDialog } from "./ChangeDialog";
import { CreateDialog } from "./CreateDialog";
import { LinkDialog, type OneTimeLink } from "./LinkDialog";
import { RenewDialog } from "./RenewDialog";
import { SwitchDialog } from "./SwitchDialog";
import { nameOf, standingOf } from "./model";

type Act = "change" | "switch" | "renew";

/** Who may sign in, and as what. */
export default function AccountsPage() {
  const { t } = useWords();
  const mayUse = useMay();
  const query = useQuery(accountsQuery);
  const [creating, setCreating] = useState(false);
  const [open, setOpen] = useState<{ act: Act; id: string } | null>(null);
  const [link, setLink] = useState<OneTimeLink | null>(null);
  const mayChange = mayUse("account.change");
  const columns = useColumns(
    mayChange
      ? (act, id) => {
          setOpen({ act, id });
        }
      : null,
  );
  const account = query.data?.items.find(({ id }) => id === open?.id);
  const close = () => {
    setOpen(null);
  };
  return (
    <div className={office.page}>
      <OfficeHead title={t("office.accounts.title")} tab={t("office.accounts.title")} lead={t("office.accounts.lead")}>
        <Button icon={<DownloadOutlined />} href="/api/v1/accounts?format=csv" download>
          {t("projects.csv")}
        </Button>
        {mayUse("account.create") && (
          <Button
            type="primary"
            icon={<PlusOutlined />}
            onClick={() => {
              setCreating(true);
            }}
          >
            {t("office.accounts.create")}
          </Button>
        )}
      </OfficeHead>
      <Loaded query={query}>
        {({ items }) => <DataTable caption={t("office.accounts.title")} columns={columns} rows={items} keyOf={({ id }) => id} />}
      </Loaded>
      {creating && (
        <CreateDialog
          onClose={() => {
            setCreating(false);
          }}
          onLink={setLink}
        />
      )}
      {open?.act === "change" && account && (
        <ChangeDialog
          account={account}
          reload={async () => (await query.refetch()).data?.items.find(({ id }) => id === account.id)}
          onClose={close}
        />
      )}
      {open?.act === "switch" && account && <SwitchDialog account={account} onClose={close} />}
      {open?.act === "renew" && account && <RenewDialog account={account} onClose={close} onLink={setLink} />}
      {link && (
        <LinkDialog
          link={link}
          onClose={() => {
            setLink(null);
          }}
        />
      )}
    </div>
  );
}

function useColumns(onAct: ((act: Act, id: string) => void) | null): Column<Account>[] {
  const { t, instant } = useWords();
  const session = useSession();
  return [
    {
      id: "name",
      title: t("office.accounts.name"),
      head: true,
      render: (account) => (
        <>
          <Zh>{nameOf(account)}</Zh> <span className="mono soft small">{account.name}</span>
        </>
      ),
    },
    { id: "role", title: t("account.role"), render: ({ role }) => t(`role.${role}`) },
    {
      id: "place",
      title: t("office.accounts.place"),
      render: (account) => <Place account={account} />,
    },
    {
      id: "standing",
      title: t("office.accounts.standing"),
      render: (account) => <PlainTag>{t(`office.accounts.standings.${standingOf(account)}`)}</PlainTag>,
    },
    {
      id: "last",
      title: t("office.accounts.last"),
      render: ({ last_sign_in_at: at }) =>
        at ? <span className="soft small number">{instant(at)}</span> : <span className="soft small">{t("office.accounts.never")}</span>,
    },
    ...(onAct
      ? [
          {
            id: "acts",
            title: t("office.common.actions"),
            quiet: true,
            end: true,
            render: (account: Account) => <Acts account={account} own={account.id === session?.account?.id} onAct={onAct} />,
          },
        ]
      : []),
  ];
}

function Place({ account: { district, subdistrict } }: { account: Account }) {
  const { t, say } = useWords();
  const { data: meta } = useQuery(metaQuery);
  const { data: subdistricts } = useQuery({
    ...subdistrictsQuery({ district: district ?? undefined, year: undefined }),
    enabled: Boolean(district && subdistrict),
  });
  if (!district) return <span className="soft">{t("office.accounts.everywhere")}</span>;
  const known = meta?.districts.find(({ id }) => id === district);
  const name = subdistrict && (subdistricts?.items.find(({ code }) => code === subdistrict)?.name ?? subdistrict);
  return (
    <span>
      {known ? say({ zh: known.name_zh, en: known.name_en }) : district}
      {name && (
        <>
          {" · "}
          <Zh>{name}</Zh>
        </>
      )}
    </span>
  );
}

function Acts({ account, own, onAct }: { account: Account; own: boolean; onAct: (act: Act, id: string) => void }) {
  const { t } = useWords();
  const mayRenew = useMay()("account.renew_link");
  const name = nameOf(account);
  const button = (act: Act, label: string, spoken: string) => (
    <Button
      key={act}
      size="small"
      aria-label={spoken}
      onClick={() => {
        onAct(act, account.id);
      }}
    >
      {label}
    </Button>
  );
  return (
    <span className="row">
      {button("change", t("office.accounts.change"), t("office.accounts.change_one", { name }))}
      {mayRenew && !account.disabled && button("renew", t("office.accounts.renew"), t("office.accounts.renew_one", { name }))}
      {!own &&
        (account.disabled
          ? button("switch", t("office.accounts.enable"), t("office.accounts.enable_one", { name }))
          : button("switch", t("office.accounts.disable"), t("office.accounts.disable_one", { name })))}
    </span>
  );
}
