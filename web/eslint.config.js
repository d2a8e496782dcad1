import js from "@eslint/js";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["dist", "node_modules", "src/api/schema.ts", "public"] },
  js.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { "react-hooks": reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/consistent-type-definitions": "off",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "max-lines": ["error", { max: 400, skipBlankLines: true, skipComments: true }],
      // Interface text lives in src/i18n; only own-origin requests are made through src/api.
      "no-restricted-globals": ["error", { name: "fetch", message: "Call the server through src/api/client.ts." }],
    },
  },
  { files: ["src/api/client.ts", "**/*.test.{ts,tsx}", "mock/**"], rules: { "no-restricted-globals": "off" } },
  {
    files: ["**/*.test.{ts,tsx}"],
    rules: { "@typescript-eslint/no-non-null-assertion": "off" },
  },
  {
    files: ["e2e/**/*.mjs", "tools/**/*.mjs"],
    languageOptions: {
      globals: {
        process: "readonly", console: "readonly", URL: "readonly", Buffer: "readonly", fetch: "readonly",
        setTimeout: "readonly", performance: "readonly", document: "readonly", window: "readonly",
        localStorage: "readonly", getComputedStyle: "readonly",
      },
    },
  },
);
