// Shows and checks the whole section library in every theme, and whole pages for many prompts.
//   node gallery.mjs --airstrip PATH [--full] [--out DIR] [--pictures DIR] [--only THEME] [--limit WORDS]
// Without --full: every variant in three themes is checked, and the README's picture is made. --full takes all themes,
// writes contact sheets into --out, and checks how every variant holds the longest, shortest and most foreign words.
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

import { launch } from "./browser.mjs";
import { run } from "./command.mjs";
import { compose, stylesheets } from "./composite.mjs";
import { LIMITS, limits } from "./limits.mjs";
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
    limit: { type: "string", default: "" },
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
  for (const name of LIMITS.filter((it) => options.full || it === options.limit)) {
    await limited(name, looks);
  }
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
    const host = await open(site.site, looks);
    for (const theme of names) {
      const title = `${site.sections.map((it) => it.id).join(" ")}`;
      await report.check(`${theme}: ${title}`, () => judged(`${host.url}${theme}.html`));
    }
    if (options.out) await sheets(host.url, names, index);
    host.close();
  }
}

/** The site with its page in all themes, each with its letters. */
async function open(site, looks) {
  const html = readFileSync(join(site, "index.html"), "utf8");
  for (const [theme, { css, fonts }] of Object.entries(looks)) {
    cpSync(fonts, join(site, "fonts"), { recursive: true });
    writeFileSync(
      join(site, `${theme}.html`),
      html.replace("</head>", () => `<style>${css}</style></head>`),
    );
  }
  return serve(site);
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

/** Sections that make the page wider than the screen, and words that stand outside of it. */
function tooWide(page) {
  return page.evaluate(() => {
    const found = new Set();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const scrolls = (it) =>
      it && (/auto|scroll/.test(getComputedStyle(it).overflowX) || scrolls(it.parentElement));
    const range = document.createRange();
    const most = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > most)
      found.add(`the page is ${document.documentElement.scrollWidth} wide`);
    while (walker.nextNode()) {
      const { parentElement: box, textContent } = walker.currentNode;
      if (
        !textContent.trim() ||
        !box.checkVisibility() ||
        box.closest(".sr-only, svg, [popover], [hidden]")
      )
        continue;
      range.selectNodeContents(walker.currentNode);
      const { left, right } = range.getBoundingClientRect();
      if ((right > most + 1 || left < -1) && !scrolls(box)) {
        const section = box.closest("section[id], header[id], footer[id], nav[id]")?.id ?? "?";
        found.add(
          `${section}: "${textContent.slice(0, 40)}" from ${Math.round(left)} to ${Math.round(right)} of ${most}`,
        );
      }
    }
    return [...found];
  });
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

async function limited(name, looks) {
  const dir = join(temp, name);
  mkdirSync(dir);
  for (const site of await compose(airstrip, dir, limits(name))) {
    const host = await open(site.site, looks);
    for (const theme of ["stage", "poster"]) {
      for (const width of [320, 768, 1440]) {
        await report.check(
          `${name} words, ${theme}, ${width}: ${site.sections.map((it) => it.id).join(" ")}`,
          () => opened(`${host.url}${theme}.html`, { width }, tooWide),
        );
      }
    }
    if (options.out) {
      mkdirSync(options.out, { recursive: true });
      const shot = await opened(`${host.url}stage.html`, { width: 1440, scale: 0.4 }, (page) =>
        page.screenshot({ fullPage: true }),
      );
      writeFileSync(join(options.out, `limits-${name}-${site.sections[1].variant}.png`), shot);
    }
    host.close();
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
