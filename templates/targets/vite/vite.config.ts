import { fileURLToPath } from "node:url";

import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

import { prerender } from "./vite/prerender.ts";

export default defineConfig({
  // One page: any other address is a 404, as it will be where the site is served.
  appType: "mpa",
  plugins: [react(), tailwindcss(), prerender("/src/entry-server.tsx")],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  build: { assetsInlineLimit: 0, modulePreload: { polyfill: false } },
});
