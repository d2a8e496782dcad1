import "@/i18n/office";
import { useQuery } from "@tanstack/react-query";
import { Button, Skeleton } from "antd";
import { Suspense } from "react";
import { Navigate, Outlet, useLocation, useNavigate } from "react-router";
import { useLiveChanges } from "@/data/live";
import { may, sessionQuery, useSignOut, type Session } from "@/data/session";
import { ReceiptsProvider } from "@/features/office/receipts";
import { useWords } from "@/i18n/use";
import { Loaded } from "@/ui/Loaded";
import { PlaceLink, PlaceNavLink } from "@/ui/PlaceLink";
import { Logo } from "./Logo";
import { officePages } from "./officePages";
import { RouteFocus, SkipLink } from "./RouteFocus";
import { LanguageSwitch, ThemeSwitch } from "./Switches";
import styles from "./layout.module.css";

/** Everything behind the sign-in: a side menu, and the page beside it. */
export default function OfficeLayout() {
  const { pathname, search } = useLocation();
  const session = useQuery(sessionQuery);
  return (
    <Loaded query={session}>
      {(known) =>
        known.signed_in ? (
          <Office session={known} />
        ) : (
          <Navigate replace to={`/login?return=${encodeURIComponent(pathname + search)}`} />
        )
      }
    </Loaded>
  );
}

function Office({ session }: { session: Session }) {
  const { t } = useWords();
  const live = useLiveChanges();
  return (
    <div className={styles.office}>
      <SkipLink />
      <header className={styles.side}>
        <PlaceLink to="/" className={styles.brand}>
          <Logo />
          <span lang="zh-CN">焕新</span>
        </PlaceLink>
        <nav aria-label={t("nav.office")} className={styles.sideNav}>
          {officePages
            .filter(({ permission }) => permission === null || may(session, permission))
            .map(({ path, label }) =>
              label === null ? null : (
                <PlaceNavLink key={path} to={`/office/${path}`}>
                  {label(t)}
                </PlaceNavLink>
              ),
            )}
        </nav>
        <SideFoot session={session} />
      </header>
      <main id="main" tabIndex={-1} className={styles.officeMain}>
        {!live && (
          <p role="status" className={styles.offline}>
            {t("office.live.lost")}
          </p>
        )}
        <ReceiptsProvider>
          <Suspense fallback={<Skeleton active paragraph={{ rows: 8 }} />}>
            <Outlet />
          </Suspense>
        </ReceiptsProvider>
      </main>
      <RouteFocus />
    </div>
  );
}

function SideFoot({ session }: { session: Session }) {
  const { t } = useWords();
  const signOut = useSignOut();
  const navigate = useNavigate();
  return (
    <div className={styles.sideFoot}>
      <p className="small">
        {session.account?.display_name ?? session.account?.name}
        {session.account && <span className={`soft ${styles.role ?? ""}`}>{t(`role.${session.account.role}`)}</span>}
      </p>
      <div className="row">
        <Button
          size="small"
          loading={signOut.isPending}
          onClick={() => {
            signOut.mutate(undefined, { onSuccess: () => void navigate("/") });
          }}
        >
          {t("nav.sign_out")}
        </Button>
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
    </div>
  );
}
