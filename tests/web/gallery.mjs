// Shows and checks the whole section library in every theme, and whole pages for many prompts.
//   node gallery.mjs --airstrip PATH [--full] [--out DIR] [--pictures DIR] [--only THEME]
// Without --full: every variant in three themes is checked, and the README's picture is made. --full takes all themes,
// and writes contact sheets into --out.
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

import { launch } from "./browser.mjs";
import { run } from "./command.mjs";
import { compose, dressed, stylesheets } from "./composite.mjs";
import { tooWide } from "./measures.mjs";
import { PROMPTS } from "./prompts.mjs";
import { Report } from "./report.mjs";
import { serve } from "./serve.mjs";

/** The widest letters, the heaviest, and the dark one. */
const FEW = ["poster", "stage", "trattoria"];
/** Prompts whose first screens the README shows. */
const SHOWN = [
  "restaurant-2",
  "saas-1",
  "event-1",
  "mobile-app-1",
  "newsletter-2",
  "open-source-1",
  "portfolio-2",
  "local-business-1",
];
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** What only a whole page can keep: a page of many variants has many of each. */
const OF_PAGES = [
  "landmark-unique",
  "landmark-no-duplicate-banner",
  "landmark-no-duplicate-contentinfo",
  "region",
];

const { values: options } = parseArgs({
  options: {
    airstrip: { type: "string" },
    full: { type: "boolean", default: false },
    out: { type: "string" },
    pictures: { type: "string" },
    only: { type: "string", default: "" },
  },
});
const airstrip = resolve(options.airstrip ?? "target/release/airstrip");
const temp = realpathSync(mkdtempSync(join(tmpdir(), "airstrip-gallery-")));
process.once("SIGINT", () => process.exit(130));
process.once("SIGTERM", () => process.exit(143));
process.on("exit", () => rmSync(temp, { recursive: true, force: true }));

const report = new Report();
const browser = await launch();
try {
  const looks = await stylesheets(airstrip, temp);
  const names = Object.keys(looks).filter(
    (it) => (options.full || FEW.includes(it)) && it.includes(options.only),
  );
  await variants(looks, names);
  await pages();
} finally {
  await browser.close();
}
process.exitCode = report.end() ? 0 : 1;

async function variants(looks, names) {
  const dir = join(temp, "samples");
  mkdirSync(dir);
  const sites = await compose(airstrip, dir);
  for (const [index, site] of sites.entries()) {
    dressed(site.site, looks);
    const host = await serve(site.site);
    for (const theme of names) {
      const title = `${site.sections.map((it) => it.id).join(" ")}`;
      await report.check(`${theme}: ${title}`, () => judged(`${host.url}${theme}.html`));
    }
    if (options.out) await sheets(host.url, names, index);
    host.close();
  }
}

async function opened(url, { width, scheme = "light", scale = 1 }, test) {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: scheme,
    reducedMotion: "reduce",
    deviceScaleFactor: scale,
  });
  try {
    const page = await context.newPage();
    await page.goto(url, { waitUntil: "load" });
    await page.evaluate(() => document.fonts.ready);
    return await test(page);
  } finally {
    await context.close();
  }
}

async function judged(url) {
  const problems = await opened(url, { width: 320 }, tooWide);
  for (const scheme of ["light", "dark"]) {
    problems.push(...(await opened(url, { width: 1440, scheme }, (page) => axe(page, scheme))));
  }
  return problems;
}

async function axe(page, state) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    (off) =>
      globalThis.axe.run({
        resultTypes: ["violations"],
        rules: Object.fromEntries(off.map((it) => [it, { enabled: false }])),
      }),
    OF_PAGES,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${state}: ${id}: ${node.html.slice(0, 160)}\n  ${node.failureSummary}`),
  );
}

/** One picture with the page in all themes beside each other, for each width and scheme. */
async function sheets(url, names, index) {
  mkdirSync(options.out, { recursive: true });
  for (const width of [390, 1440]) {
    for (const scheme of ["light", "dark"]) {
      const shots = [];
      for (const theme of names) {
        const scale = width === 390 ? 0.5 : 0.25;
        const shot = await opened(`${url}${theme}.html`, { width, scheme, scale }, (page) =>
          page.screenshot({ fullPage: true }),
        );
        shots.push({ title: theme, shot });
      }
      await sheet(
        shots,
        names.length,
        join(options.out, `variants-${index}-${width}-${scheme}.png`),
      );
    }
  }
}

/** Whole pages: the README's first screens, and with --full every prompt's page. */
async function pages() {
  const shown = [];
  for (const name of options.full ? Object.keys(PROMPTS) : SHOWN) {
    const [dir, site] = [join(temp, `whole-${name}`), join(temp, `whole-${name}-site`)];
    await run(airstrip, ["new", PROMPTS[name], dir, "--type", name.replace(/-\d$/, "")]);
    await run(airstrip, ["export", dir, "--as", "static", "--dir", site]);
    const host = await serve(site);
    const shot = (width, scheme, rest) =>
      opened(host.url, { width, scheme, scale: 0.5 }, (page) => page.screenshot(rest));
    if (SHOWN.includes(name)) shown.push({ title: "", shot: await shot(1440, "light", {}) });
    if (options.full) {
      await report.check(`${name}: whole page`, () => judged(host.url));
      if (options.out) {
        const all = [];
        for (const [width, scheme] of [
          [1440, "light"],
          [1440, "dark"],
          [390, "light"],
        ]) {
          all.push({
            title: `${name} ${width} ${scheme}`,
            shot: await shot(width, scheme, { fullPage: true }),
          });
        }
        await sheet(all, 3, join(options.out, `page-${name}.png`));
      }
    }
    host.close();
  }
  if (options.pictures) {
    mkdirSync(options.pictures, { recursive: true });
    await sheet(shown, 2, join(options.pictures, "gallery.png"), 0.5);
  }
}

/** Lays pictures out in columns and makes one of them. */
async function sheet(shots, columns, file, scale = 1) {
  const figures = shots.map(
    ({ title, shot }) =>
      `<figure>${title && `<figcaption>${title}</figcaption>`}<img src="data:image/png;base64,${shot.toString("base64")}"></figure>`,
  );
  const html = `<style>body{margin:0;padding:16px;background:#8a8d91;font:14px sans-serif;color:#fff;display:inline-grid;
    grid-template-columns:repeat(${columns},auto);gap:16px;align-items:start}figure{margin:0}img{display:block}</style>${figures.join("")}`;
  const page = await browser.newPage({ deviceScaleFactor: scale });
  try {
    await page.setContent(html);
    await page.locator("body").screenshot({ path: file });
  } finally {
    await page.close();
  }
}
