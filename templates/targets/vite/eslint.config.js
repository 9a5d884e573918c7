import reactHooks from "eslint-plugin-react-hooks";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

export default defineConfig([
  globalIgnores(["dist", "node_modules"]),
  tseslint.configs.strict,
  tseslint.configs.stylistic,
  { files: ["src/**/*.tsx"], extends: [reactHooks.configs.flat.recommended] },
  { rules: { "@typescript-eslint/consistent-type-definitions": "off" } },
]);
