// How far a page moves when its fonts arrive late: the layout shift of every theme at 390 and 1440.
//   node shifts.mjs --airstrip PATH [--full] [--only THEME]
// Without --full each theme has one page; --full gives every theme every prompt of the gallery. The fonts that stand in are
// those of this machine, so what is measured on one with Arial is not what is measured on one with DejaVu.
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

import { launch } from "./browser.mjs";
import { run } from "./command.mjs";
import { themes } from "./composite.mjs";
import { PROMPTS } from "./prompts.mjs";
import { Report } from "./report.mjs";
import { serve } from "./serve.mjs";

/** The cumulative layout shift that pages may have on average. */
const MEAN = 0.02;
/** What one page may have: a line that ends at the very edge may break in another place. It is what browsers call good. */
const MOST = 0.1;
/** How long fonts are held back after the first paint, in milliseconds. */
const LATE = 200;

const { values: options } = parseArgs({
  options: {
    airstrip: { type: "string" },
    full: { type: "boolean", default: false },
    only: { type: "string", default: "" },
  },
});
const airstrip = resolve(options.airstrip ?? "target/release/airstrip");
const temp = realpathSync(mkdtempSync(join(tmpdir(), "airstrip-shifts-")));
process.once("SIGINT", () => process.exit(130));
process.once("SIGTERM", () => process.exit(143));
process.on("exit", () => rmSync(temp, { recursive: true, force: true }));

const report = new Report();
const sums = [];
const browser = await launch();
try {
  const names = Object.keys(PROMPTS);
  for (const [index, theme] of themes().entries()) {
    if (!theme.includes(options.only)) continue;
    const chosen = options.full ? names : [names[(index * 2) % names.length]];
    for (const name of chosen) await judged(theme, name);
  }
  const mean = sums.reduce((all, it) => all + it, 0) / sums.length;
  await report.check(`on average pages move by ${mean.toFixed(4)}`, () =>
    mean > MEAN ? [`more than ${MEAN}`] : [],
  );
} finally {
  await browser.close();
}
process.exitCode = report.end() ? 0 : 1;

async function judged(theme, name) {
  const [dir, site] = [join(temp, `${theme}-${name}`), join(temp, `${theme}-${name}-site`)];
  const type = name.replace(/-\d$/, "");
  await run(airstrip, ["new", PROMPTS[name], dir, "--type", type, "--theme", theme]);
  await run(airstrip, ["export", dir, "--as", "static", "--dir", site]);
  const host = await serve(site);
  for (const width of [390, 1440]) {
    await report.check(`${theme}: ${name} at ${width}`, () => moved(host.url, width));
  }
  host.close();
}

/** What is wrong with how far the page at `url` moves when its fonts come after it. */
async function moved(url, width) {
  const context = await browser.newContext({ viewport: { width, height: 844 } });
  try {
    const page = await context.newPage();
    let asked = 0;
    let release;
    const late = new Promise((done) => (release = done));
    await page.route("**/*.woff2", async (route) => {
      asked++;
      await late;
      await route.continue();
    });
    await page.addInitScript(watch);
    await page.goto(url, { waitUntil: "commit" });
    await page.waitForFunction(() => performance.getEntriesByType("paint").length > 0);
    await page.waitForTimeout(LATE);
    release();
    await page.waitForLoadState("load");
    await page.evaluate(() => document.fonts.ready);
    await page.waitForTimeout(LATE);
    const { sum, what } = await page.evaluate(() => globalThis.shifts);
    sums.push(sum);
    const problems =
      sum > MOST ? [`it moves by ${sum.toFixed(3)}: ${[...new Set(what)].join(", ")}`] : [];
    return asked === 0 ? [...problems, "it asks for no font"] : problems;
  } finally {
    await context.close();
  }
}

/** Runs in the page: adds up its layout shifts, and remembers what moved. */
function watch() {
  const shifts = (globalThis.shifts = { sum: 0, what: [] });
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries()) {
      shifts.sum += value;
      const named = (node) =>
        `${node?.nodeName.toLowerCase()}.${node?.className ?? ""}`.slice(0, 60);
      if (value > 0.001) shifts.what.push(...sources.map(({ node }) => named(node)));
    }
  }).observe({ type: "layout-shift", buffered: true });
}
