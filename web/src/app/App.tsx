import { QueryClientProvider, type QueryClient } from "@tanstack/react-query";
import { ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import { useMemo, type ReactNode } from "react";
import { useWords } from "@/i18n/use";
import { cspNonce } from "./csp";
import { useTheme } from "./preferences";
import { antdTheme } from "./theme";

interface Props {
  readonly client: QueryClient;
  readonly children: ReactNode;
}

/** What every screen stands on: the query cache, the theme, the language, the nonce for styles. */
export function App({ client, children }: Props) {
  const { language } = useWords();
  const { mode } = useTheme();
  const theme = useMemo(() => antdTheme(mode, window.matchMedia("(prefers-reduced-motion: reduce)").matches), [mode]);
  const nonce = cspNonce();
  return (
    <QueryClientProvider client={client}>
      <ConfigProvider
        theme={theme}
        locale={language === "en" ? enUS : zhCN}
        // Two Chinese characters on a button stand as they are written.
        button={{ autoInsertSpace: false }}
        {...(nonce === undefined ? {} : { csp: { nonce } })}
      >
        {children}
      </ConfigProvider>
    </QueryClientProvider>
  );
}
