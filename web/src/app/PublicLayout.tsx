import { useQuery } from "@tanstack/react-query";
import { Suspense } from "react";
import { Outlet, ScrollRestoration } from "react-router";
import { Skeleton } from "antd";
import { metaQuery } from "@/data/meta";
import { sessionQuery } from "@/data/session";
import { useWords } from "@/i18n/use";
import { PlaceLink, PlaceNavLink } from "@/ui/PlaceLink";
import { Logo } from "./Logo";
import { RouteFocus, SkipLink } from "./RouteFocus";
import { LanguageSwitch, ThemeSwitch } from "./Switches";
import styles from "./layout.module.css";

export function PublicLayout() {
  return (
    <>
      <SkipLink />
      <Header />
      <main id="main" tabIndex={-1} className={styles.main}>
        <Suspense fallback={<Skeleton active paragraph={{ rows: 8 }} />}>
          <Outlet />
        </Suspense>
      </main>
      <Footer />
      <RouteFocus />
      <ScrollRestoration getKey={({ pathname }) => pathname} />
    </>
  );
}

function Header() {
  const { t } = useWords();
  const { data: session } = useQuery(sessionQuery);
  return (
    <header className={styles.header}>
      <div className={styles.headerInner}>
        <PlaceLink to="/" className={styles.brand}>
          <Logo />
          <span lang="zh-CN">焕新</span>
        </PlaceLink>
        <nav aria-label={t("nav.main")} className={styles.nav}>
          <PlaceNavLink to="/">{t("nav.programme")}</PlaceNavLink>
          <PlaceNavLink to="/map">{t("nav.map")}</PlaceNavLink>
          <PlaceNavLink to="/projects">{t("nav.projects")}</PlaceNavLink>
          <PlaceNavLink to="/record">{t("nav.record")}</PlaceNavLink>
        </nav>
        <div className={`${styles.tools ?? ""} no-print`}>
          <LanguageSwitch />
          <ThemeSwitch />
          <PlaceLink to={session?.signed_in ? "/office" : "/login"} className={styles.signIn}>
            {t(session?.signed_in ? "nav.office" : "nav.sign_in")}
          </PlaceLink>
        </div>
      </div>
    </header>
  );
}

function Footer() {
  const { t } = useWords();
  const { data: meta } = useQuery(metaQuery);
  const channels = meta?.channels;
  return (
    <footer className={styles.footer}>
      <div className={styles.footerInner}>
        <p>{t("footer.record")}</p>
        {channels && (
          <p className="row">
            {channels.hotline && (
              <span>
                {t("footer.hotline")} <span className="number">{channels.hotline}</span>
              </span>
            )}
            {channels.email && (
              <span>
                {t("footer.email")} {channels.email}
              </span>
            )}
            {channels.wechat && (
              <span>
                {t("footer.wechat")} <span lang="zh-CN">{channels.wechat}</span>
              </span>
            )}
          </p>
        )}
        <p className="row small">
          {meta && (
            <span>
              {t("app.name")} {meta.version}
            </span>
          )}
          <a href="/api/openapi.json">{t("footer.api")}</a>
          <a href="/licences/npm.md">{t("footer.licences")}</a>
        </p>
      </div>
    </footer>
  );
}
