import { theme, type ThemeConfig } from "antd";
import type { ThemeMode } from "./preferences";

/** Follows the language of the text; the typefaces stand in styles/tokens.css. */
const fontFamily = "var(--letters)";

/** Jade is the one accent. The same values stand in styles/tokens.css for our own parts. */
const palette = {
  light: {
    colorPrimary: "#0f6b5c",
    colorLink: "#0f6b5c",
    colorLinkHover: "#0a5347",
    colorText: "#1d2624",
    colorTextSecondary: "#55615e",
    colorTextDescription: "#5c6865",
    colorTextPlaceholder: "#6a7572",
    colorBgLayout: "#ffffff",
    colorBorder: "#cdd6d3",
    colorBorderSecondary: "#e5ebe9",
    colorError: "#b3261e",
    colorWarning: "#8a5a00",
    colorSuccess: "#0f6b5c",
    colorInfo: "#0f6b5c",
    // What antd derives from so dark a jade is grey; these are the soft tones of tokens.css.
    colorPrimaryBg: "#e3f1ed",
    colorPrimaryBgHover: "#d5ebe5",
    colorInfoBg: "#e3f1ed",
    colorInfoBorder: "#a5d3c7",
    colorSuccessBg: "#e3f1ed",
    colorSuccessBorder: "#a5d3c7",
    colorErrorBg: "#fbecea",
    colorErrorBorder: "#e6b4af",
    colorWarningBg: "#fdf3dd",
    colorWarningBorder: "#e2c288",
  },
  dark: {
    colorPrimary: "#57bfa8",
    colorLink: "#6fd0ba",
    colorLinkHover: "#95e0cf",
    colorText: "#e6ecea",
    colorTextSecondary: "#a9b5b1",
    colorTextDescription: "#a3afab",
    colorTextPlaceholder: "#95a19d",
    colorBgBase: "#121615",
    colorBgLayout: "#121615",
    colorBgContainer: "#181d1c",
    colorBgElevated: "#1f2524",
    colorBorder: "#3a4441",
    colorBorderSecondary: "#2a3230",
    colorError: "#ff8f85",
    colorWarning: "#e7b65c",
    colorSuccess: "#57bfa8",
    colorInfo: "#57bfa8",
    colorPrimaryBg: "#17302a",
    colorPrimaryBgHover: "#1f3a34",
    colorInfoBg: "#17302a",
    colorInfoBorder: "#2f7a6a",
    colorSuccessBg: "#17302a",
    colorSuccessBorder: "#2f7a6a",
    colorErrorBg: "#341b19",
    colorErrorBorder: "#7a3a35",
    colorWarningBg: "#2f2614",
    colorWarningBorder: "#6f5625",
  },
} as const satisfies Record<ThemeMode, ThemeConfig["token"]>;

export function antdTheme(mode: ThemeMode, reducedMotion: boolean): ThemeConfig {
  return {
    algorithm: mode === "dark" ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      ...palette[mode],
      // On the bright jade of the dark theme, white text would be too faint.
      ...(mode === "dark" ? { colorTextLightSolid: "#0c1412" } : {}),
      fontFamily,
      fontSize: 15,
      borderRadius: 6,
      controlHeight: 36,
      wireframe: false,
      motion: !reducedMotion,
    },
    components: {
      Table: { headerBg: "transparent", headerSplitColor: "transparent" },
      Segmented: mode === "dark" ? { trackBg: "#1f2524", itemSelectedBg: "#3a4441" } : { trackBg: "#eef2f0" },
    },
  };
}
