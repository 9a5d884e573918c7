// How every variant of every section holds the longest, shortest and most foreign words that its schema allows.
//   node stretch.mjs --airstrip PATH [--only WORDS] [--theme THEME] [--out DIR]
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

import { launch } from "./browser.mjs";
import { compose, dressed, stylesheets } from "./composite.mjs";
import { LIMITS, limits } from "./limits.mjs";
import { layout } from "./measures.mjs";
import { Report } from "./report.mjs";
import { serve } from "./serve.mjs";

const WIDTHS = [320, 390, 768, 1440];
/** The widest letters, the heaviest, and those with the most lines: each of them sees every variant. */
const THEMES = ["stage", "poster", "trattoria"];

const { values: options } = parseArgs({
  options: {
    airstrip: { type: "string" },
    only: { type: "string", default: "" },
    theme: { type: "string" },
    out: { type: "string" },
  },
});
const airstrip = resolve(options.airstrip ?? "target/release/airstrip");
const temp = realpathSync(mkdtempSync(join(tmpdir(), "airstrip-stretch-")));
process.once("SIGINT", () => process.exit(130));
process.once("SIGTERM", () => process.exit(143));
process.on("exit", () => rmSync(temp, { recursive: true, force: true }));

const report = new Report();
const browser = await launch();
try {
  if (options.out) mkdirSync(options.out, { recursive: true });
  const names = options.theme ? [options.theme] : THEMES;
  const looks = await stylesheets(airstrip, temp, names);
  for (const [index, words] of LIMITS.entries()) {
    if (!words.includes(options.only)) continue;
    await stretched(words, looks, names[index % names.length]);
  }
} finally {
  await browser.close();
}
process.exitCode = report.end() ? 0 : 1;

async function stretched(words, looks, theme) {
  const dir = join(temp, words);
  mkdirSync(dir);
  let sites = [];
  await report.check(`${words}: every variant is built`, async () => {
    sites = await compose(airstrip, dir, limits(words));
    return sites.length > 0 ? [] : ["there are none"];
  });
  for (const [index, { site, sections }] of sites.entries()) {
    dressed(site, looks);
    const host = await serve(site);
    const named = sections.map((it) => `${it.kind} ${it.variant}`).join(", ");
    await report.check(`${words}, ${theme}: ${named}`, () =>
      held(`${host.url}${theme}.html`, words, index),
    );
    host.close();
  }
}

/** What is wrong at any width, each thing once. */
async function held(url, words, index) {
  const context = await browser.newContext({ reducedMotion: "reduce", deviceScaleFactor: 0.5 });
  const problems = [];
  try {
    const page = await context.newPage();
    await page.goto(url, { waitUntil: "load" });
    await page.evaluate(() => document.fonts.ready);
    await page.evaluate(() =>
      document.querySelectorAll("details").forEach((it) => it.setAttribute("open", "")),
    );
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
      problems.push(...(await layout(page)).map((it) => `${width}: ${it}`));
      if (options.out) {
        const name = `${words}-${index}-${width}.png`;
        await page.screenshot({ path: join(options.out, name), fullPage: true });
      }
    }
  } finally {
    await context.close();
  }
  return problems;
}
