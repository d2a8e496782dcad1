import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { mockServer } from "./mock/dev-server.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Puts the licence of the shipped typeface beside it, as the SIL Open Font License asks. */
function fontLicence(): Plugin {
  return {
    name: "huanxin:font-licence",
    apply: "build",
    generateBundle() {
      this.emitFile({
        type: "asset",
        fileName: "licences/noto-sans-sc-OFL.txt",
        source: readFileSync(here("./node_modules/@fontsource-variable/noto-sans-sc/LICENSE"), "utf8"),
      });
    },
  };
}

// With HX_URL the development server passes API calls to a running huanxin; without it, it answers
// them from the fixtures in mock/. Neither reaches the product bundle.
const upstream = process.env.HX_URL;
// The keys are patterns because a plain "/log" would take /login away from the page; the host is kept
// because the server refuses writes whose Origin is not its own.
const passOn = { target: upstream ?? "", changeOrigin: false };
const proxy: Record<string, typeof passOn> = upstream ? { "^/api/": passOn, "^/log/": passOn } : {};

export default defineConfig({
  plugins: [react(), fontLicence(), mockServer({ answersApi: upstream === undefined })],
  resolve: { alias: { "@mock": here("./mock"), "@": here("./src") } },
  server: { host: "127.0.0.1", proxy },
  preview: { host: "127.0.0.1", proxy },
  build: {
    target: "es2022",
    // A data: address would need an exception in the Content-Security-Policy.
    assetsInlineLimit: 0,
    license: { fileName: "licences/npm.md" },
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  test: {
    testTimeout: 60_000,
    // Models are pure and need no page; views get one.
    projects: [
      { extends: true, test: { name: "models", environment: "node", include: ["src/**/*.test.ts"] } },
      {
        extends: true,
        test: {
          name: "views",
          environment: "jsdom",
          include: ["src/**/*.test.tsx"],
          setupFiles: ["./src/test/setup.ts"],
        },
      },
    ],
  },
});
