import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { isRunnableDevEnvironment } from "vite";
import type { Plugin, ViteBuilder, ViteDevServer } from "vite";

interface Entry {
  render: () => string;
}

const SLOT = "<!--app-html-->";
const SERVER_BUILD = "node_modules/.cache/prerender";
const LARGEST_INLINE_STYLESHEET = 60_000;

/**
 * Turns the page into static HTML: `vite build` builds the client and the server entry, renders the
 * page once, puts it into index.html and throws the server build away. In development the server
 * renders every request, so both look the same.
 */
export function prerender(entry: string): Plugin {
  const ssr = { ssr: entry, outDir: SERVER_BUILD, emptyOutDir: true, copyPublicDir: false };
  return {
    name: "prerender",
    config: (_, { command }) =>
      command === "build"
        ? { environments: { ssr: { build: ssr } }, builder: { buildApp: writePage } }
        : {},
    transformIndexHtml: {
      order: "pre",
      async handler(html, { server }) {
        if (!server) return html;
        const { render } = await load(server, entry);
        return fill(html, render());
      },
    },
    // What the server rendered is out of date: the browser asks for the page again.
    hotUpdate({ modules, server }) {
      if (this.environment.name === "ssr" && modules.length > 0) {
        server.environments.client.hot.send({ type: "full-reload" });
      }
    },
  };
}

async function load(server: ViteDevServer, entry: string): Promise<Entry> {
  const { ssr } = server.environments;
  if (!isRunnableDevEnvironment(ssr)) throw new Error("prerender: the server cannot run modules");
  return ssr.runner.import(entry);
}

async function writePage(builder: ViteBuilder) {
  const { client, ssr } = builder.environments;
  if (!client || !ssr) throw new Error("prerender: a build environment is missing");
  await builder.build(client);
  await builder.build(ssr);

  const { root, base } = builder.config;
  const server = path.join(root, SERVER_BUILD);
  const entry = pathToFileURL(path.join(server, "entry-server.js")).href;
  const { render } = (await import(entry)) as Entry;
  const out = path.resolve(root, client.config.build.outDir);
  const page = path.join(out, "index.html");
  const html = await inlineStyles(await readFile(page, "utf8"), out, base);
  await writeFile(page, fill(html, render()));
  await rm(server, { recursive: true, force: true });
}

function fill(html: string, page: string) {
  if (!html.includes(SLOT)) throw new Error(`prerender: index.html has no ${SLOT}`);
  return html.replace(SLOT, () => page);
}

/** Puts the stylesheet into the page, so that nothing has to be fetched before the first paint. */
async function inlineStyles(html: string, out: string, base: string) {
  const [tag, href] = /<link rel="stylesheet"[^>]*? href="([^"]+)"[^>]*>/.exec(html) ?? [];
  // Under a relative base, addresses in the stylesheet hold only in its own folder.
  if (!tag || !href?.startsWith(base) || !base.startsWith("/")) return html;
  const file = path.join(out, href.slice(base.length));
  const css = await readFile(file, "utf8");
  if (css.length > LARGEST_INLINE_STYLESHEET || css.includes("</style")) return html;
  await rm(file);
  return html.replace(tag, () => `<style>${css}</style>`);
}
