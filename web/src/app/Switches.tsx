import { MoonOutlined, SunOutlined, DesktopOutlined } from "@ant-design/icons";
import { Button, Tooltip } from "antd";
import { setLanguage } from "@/i18n";
import { useWords } from "@/i18n/use";
import { storeTheme, useTheme, type ThemeChoice } from "./preferences";

const next = { system: "light", light: "dark", dark: "system" } as const satisfies Record<ThemeChoice, ThemeChoice>;
const icons = { system: <DesktopOutlined />, light: <SunOutlined />, dark: <MoonOutlined /> };

export function ThemeSwitch() {
  const { t } = useWords();
  const { choice } = useTheme();
  return (
    <Tooltip title={t(`theme.${choice}`)}>
      <Button
        type="text"
        icon={icons[choice]}
        aria-label={t("theme.switch", { choice: t(`theme.${choice}`) })}
        onClick={() => {
          storeTheme(next[choice]);
        }}
      />
    </Tooltip>
  );
}

/** Names the other language in that language: whoever needs it can read it. */
export function LanguageSwitch() {
  const { language } = useWords();
  const other = language === "en" ? "zh-CN" : "en";
  return (
    <Button
      type="text"
      lang={other}
      onClick={() => {
        setLanguage(other);
      }}
    >
      {other === "en" ? "English" : "中文"}
    </Button>
  );
}
