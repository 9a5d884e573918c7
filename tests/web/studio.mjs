// Uses the studio as a person does: in a browser, mostly by keyboard, with tabs, restarts and a model that breaks.
//   node studio.mjs --airstrip PATH [--pictures DIR]
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

import { launch } from "./browser.mjs";
import { Report } from "./report.mjs";
import { generate, tab } from "./studio/desk.mjs";
import { editing } from "./studio/editing.mjs";
import { exported } from "./studio/exported.mjs";
import { making } from "./studio/making.mjs";
import { screens } from "./studio/screens.mjs";
import { Studio } from "./studio/server.mjs";
import { together } from "./studio/together.mjs";

const { values: options } = parseArgs({
  options: { airstrip: { type: "string" }, pictures: { type: "string" }, only: { type: "string", default: "" } },
});
const airstrip = resolve(options.airstrip ?? "target/debug/airstrip");
const temp = realpathSync(mkdtempSync(join(tmpdir(), "airstrip-studio-")));
const report = new Report();
/** Tests at once. */
const AT_ONCE = 3;
const studio = await new Studio(airstrip, join(temp, "sites")).open();
// Frames of other sites stay in one process: the browser of the tests loses sight of those that do not.
const browser = await launch("--disable-site-isolation-trials", "--disable-features=IsolateOrigins,site-per-process");
const steps = { editing, making, together, exported };
try {
  const waiting = Object.entries(steps).flatMap(([group, tests]) =>
    Object.entries(tests).map(([name, test]) => ({ name: `${group}: ${name}`, test })),
  );
  waiting.splice(0, Infinity, ...waiting.filter((it) => it.name.includes(options.only)));
  // What a person does takes a browser more waiting than work.
  const next = async () => {
    for (let it = waiting.shift(); it; it = waiting.shift()) await check(it);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
  if ("screens".includes(options.only)) {
    const ids = {};
    const context = await browser.newContext();
    const page = await tab(context, []);
    ids.site = await generate(page, studio);
    ids.bare = await generate(page, studio, "A bakery");
    ids.cancelled = await cancelled(studio);
    await context.close();
    await report.check("screens", () => screens(browser, studio, ids, options.pictures));
  }
} finally {
  await browser.close();
  await studio.kill();
  rmSync(temp, { recursive: true, force: true });
}
process.exitCode = report.end() ? 0 : 1;

/** Does one test in a window of its own. */
function check({ name, test }) {
  return report.check(name, async () => {
    const problems = [];
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    context.setDefaultTimeout(40_000);
    try {
      const page = await tab(context, problems);
      const found = await test({ page, studio, context, temp, problems, airstrip });
      return [...found, ...problems];
    } finally {
      await context.close();
    }
  });
}

/** The id of a page whose making was stopped. */
async function cancelled({ url }) {
  const page = await (await fetch(url)).text();
  const token = /name="airstrip-token" content="([^"]+)"/.exec(page)[1];
  const headers = { "X-Airstrip-Token": token, "Content-Type": "application/json" };
  for (;;) {
    const body = JSON.stringify({ prompt: "A choir in Ghent that looks for tenors" });
    const { id } = await (await fetch(`${url}/api/sites`, { method: "POST", headers, body })).json();
    await fetch(`${url}/api/sites/${id}`, { method: "DELETE", headers });
    const { state } = await (await fetch(`${url}/api/sites/${id}`)).json();
    if (state === "cancelled") return id;
  }
}
