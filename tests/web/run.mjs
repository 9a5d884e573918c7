// Makes projects, builds them, and judges both what they build and the static site in a browser.
//   node run.mjs --airstrip PATH [--full] [--only TEXT] [--no-lighthouse] [--keep]
import { accessSync, constants, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

import { CHROMIUM, launch } from "./browser.mjs";
import { judge, sameText } from "./artefact.mjs";
import { score } from "./lighthouse.mjs";
import { built as rebuilt, edit, exported } from "./islands.mjs";
import { pages } from "./pages.mjs";
import { build, install, make, output } from "./project.mjs";
import { regenerated } from "./regenerated.mjs";
import { Report } from "./report.mjs";
import { serve } from "./serve.mjs";
import { watched } from "./watch.mjs";

/** How many projects Lighthouse sees without --full: one run of it costs as much as a build. */
const SCORED = 2;

const { values: options } = parseArgs({
  options: {
    airstrip: { type: "string" },
    full: { type: "boolean", default: false },
    only: { type: "string", default: "" },
    "no-lighthouse": { type: "boolean", default: false },
    keep: { type: "boolean", default: false },
  },
});
const report = new Report();
const airstrip = resolve(options.airstrip ?? "target/release/airstrip");
const temp = realpathSync(mkdtempSync(join(tmpdir(), "airstrip-web-")));
process.once("SIGINT", () => process.exit(130));
process.once("SIGTERM", () => process.exit(143));
process.on("exit", () => options.keep || rmSync(temp, { recursive: true, force: true }));

if (await tools()) await main();
if (options.keep) console.log(`kept: ${temp}`);
process.exitCode = report.end() ? 0 : 1;

async function tools() {
  return report.check("tools", () => {
    const [major, minor] = process.versions.node.split(".").map(Number);
    const missing = [];
    if (major < 20 || (major === 20 && minor < 19)) missing.push("Node 20.19 or newer is needed");
    for (const [tool, hint] of [
      [airstrip, "say --airstrip PATH"],
      [CHROMIUM, "install chromium, or set CHROMIUM to its path"],
    ]) {
      if (!runs(tool)) missing.push(`missing: ${tool} (${hint})`);
    }
    return missing;
  });
}

function runs(tool) {
  try {
    accessSync(tool, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function main() {
  const chosen = pages(options.full).filter((page) => page.name.includes(options.only));
  await report.check("matrix", () => (chosen.length ? [] : [`no page has ${options.only}`]));
  let first;
  for (const [index, page] of chosen.entries()) {
    const project = { ...page, dir: join(temp, page.name), site: join(temp, `${page.name}-site`) };
    const scored = !options["no-lighthouse"] && (options.full || index < SCORED);
    if (await built(project, first)) {
      const begins = !first;
      first ??= project;
      await judged(project, scored);
      if (begins) await preview(project);
    }
  }
  if (!first) return;
  await islands(first);
  const modules = join(first.dir, "node_modules");
  await report.check("edited, built again, and sound in TypeScript", () =>
    regenerated(airstrip, temp, modules),
  );
}

/** Makes a section of the first project, which is done with, count: it must do so in both artefacts. */
async function islands({ dir }) {
  const project = { dir, site: join(temp, "islands-site") };
  const browser = await launch();
  try {
    await report.check("islands: a section is made to count", () => edit(project));
    await report.check("islands: static", () => exported(airstrip, browser, project));
    await report.check("islands: dist", () => rebuilt(airstrip, browser, project));
  } finally {
    await browser.close();
  }
}

async function built(project, first) {
  const check = (group, test) => report.check(`${project.name}: ${group}`, test);
  if (!(await check("new", () => make(airstrip, project)))) return false;
  if (!(await check("install", () => install(project, first)))) return false;
  const scripts = await build(project, check);
  const exported = await output(airstrip, project, check);
  return scripts && exported;
}

async function judged(project, scored) {
  const sites = [];
  const browser = await launch();
  try {
    for (const [kind, dir] of [
      ["dist", join(project.dir, "dist")],
      ["static", project.site],
    ]) {
      const site = { ...(await serve(dir)), dir, kind };
      sites.push(site);
      await judge(browser, site, (group, test) =>
        report.check(`${project.name} ${kind}: ${group}`, test),
      );
    }
    await report.check(`${project.name}: both say the same`, () => sameText(browser, sites));
  } finally {
    await browser.close();
  }
  for (const { kind, url } of scored ? sites : []) {
    for (const form of ["desktop", "mobile"]) {
      await report.check(`${project.name} ${kind}: lighthouse ${form}`, () =>
        score(url, form, options.full),
      );
    }
  }
  for (const site of sites) site.close();
}

async function preview(project) {
  const browser = await launch();
  try {
    await report.check(`${project.name}: the preview reloads and says what is wrong`, () =>
      watched(airstrip, browser, project.dir),
    );
  } finally {
    await browser.close();
  }
}
