// The projects of every page type in every theme, and of every section variant, as their own tools judge them.
//   node projects.mjs --airstrip PATH [--only TEXT] [--out FILE]
// All of them share one installation, and prettier, tsc and vitest start once for all: with the
// settings that each project has.
// A project whose sources are byte for byte those of another one is judged as that one; it is built all the same.
import { createHash } from "node:crypto";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

import { run } from "./command.mjs";
import { compose, themes } from "./composite.mjs";
import { warnings } from "./project.mjs";
import { PROMPTS } from "./prompts.mjs";
import { Report } from "./report.mjs";

const MINUTES = 60;
/** What the tools read of a project; the rest are words, letters and pictures. */
const SOURCE = /^(src|tests|vite)\/.*\.tsx?$|^[^/]*\.(ts|js|json)$/;
/** A project's name and address, which its tools do not read. */
const NAMED = ["package.json", "package-lock.json"];

const { values: options } = parseArgs({
  options: {
    airstrip: { type: "string" },
    only: { type: "string", default: "" },
    out: { type: "string" },
  },
});
const airstrip = resolve(options.airstrip ?? "target/release/airstrip");
const temp = realpathSync(mkdtempSync(join(tmpdir(), "airstrip-projects-")));
const all = join(temp, "all");
process.once("SIGINT", () => process.exit(130));
process.once("SIGTERM", () => process.exit(143));
process.on("exit", () => rmSync(temp, { recursive: true, force: true }));

const report = new Report();
const made = [];
mkdirSync(all);
await report.check("new", async () => [...(await pages()), ...(await variants())]);
const judged = different();
console.log(`     ${made.length} projects, ${judged.length} of them with sources of their own`);
if (made.length > 0) await tools();
const good = report.end();
if (options.out) note();
process.exitCode = good ? 0 : 1;

/** Every page type in every theme, from its two prompts in turn. */
async function pages() {
  const types = [...new Set(Object.keys(PROMPTS).map((it) => it.replace(/-\d$/, "")))];
  for (const [shift, type] of types.entries()) {
    for (const [index, theme] of themes().entries()) {
      const name = `${type}-${theme}`;
      if (!name.includes(options.only)) continue;
      const prompt = PROMPTS[`${type}-${((index + shift) % 2) + 1}`];
      const rest = ["--type", type, "--theme", theme, "--seed", String(index + 1)];
      await run(airstrip, ["new", prompt, join(all, name), ...rest]);
      made.push(name);
    }
  }
  return [];
}

/** Pages that hold every variant. */
async function variants() {
  const dir = join(temp, "variants");
  mkdirSync(dir);
  for (const [index, site] of (await compose(airstrip, dir)).entries()) {
    const name = `variants-${index}`;
    if (!name.includes(options.only)) continue;
    // The plan alone: words and types are airstrip's own.
    mkdirSync(join(all, name));
    cpSync(join(site.dir, "airstrip.toml"), join(all, name, "airstrip.toml"));
    await run(airstrip, ["build", join(all, name)]);
    made.push(name);
  }
  return [];
}

/** The projects of which no earlier one has the same sources. */
function different() {
  const seen = new Set();
  return made.filter((name) => {
    const hash = createHash("sha256");
    const dir = join(all, name);
    for (const path of readdirSync(dir, { recursive: true }).sort()) {
      if (!SOURCE.test(path) || NAMED.includes(path)) continue;
      hash.update(`${path}\n`).update(readFileSync(join(dir, path)));
    }
    const digest = hash.digest("hex");
    return !seen.has(digest) && seen.add(digest);
  });
}

async function tools() {
  const [first] = made;
  for (const file of NAMED) cpSync(join(all, first, file), join(all, file));
  cpSync(join(all, first, ".prettierignore"), join(all, ".prettierignore"));
  // Names are given here, because the samples' projects share one.
  const tests = judged.map((name) => ({
    extends: `./${name}/vitest.config.ts`,
    root: `./${name}`,
    test: { name },
  }));
  writeFileSync(
    join(all, "vitest.config.mjs"),
    `export default { test: { projects: ${JSON.stringify(tests)} } };\n`,
  );
  await report.check("npm ci", () => tool("npm", ["ci", "--no-audit", "--no-fund"]));
  await report.check("one lockfile for all", () => lockfiles(first));
  const bin = (name) => join(all, "node_modules/.bin", name);
  const each = (file) => judged.map((it) => `${it}/${file}`);
  await report.check("prettier --check", () => tool(bin("prettier"), ["--check", ...made]));
  await report.check("tsc -b", () => tool(bin("tsc"), ["-b", ...each("tsconfig.json")]));
  await report.check("vitest run", () => tool(bin("vitest"), ["run"]));
  // It takes the settings of one folder only at a time.
  for (const name of judged) {
    await report.check(`${name}: eslint`, () =>
      tool(bin("eslint"), [".", "--max-warnings", "0"], { cwd: join(all, name), seconds: 180 }),
    );
  }
  for (const name of made) {
    await report.check(`${name}: vite build`, () =>
      tool(bin("vite"), ["build"], { cwd: join(all, name), seconds: 180 }),
    );
  }
}

/** Runs a tool for all projects; what it warns of is a problem too. */
async function tool(program, args, { cwd = all, seconds = 60 * MINUTES } = {}) {
  const { stdout, stderr } = await run(program, args, { cwd, seconds });
  return warnings(`${stdout}\n${stderr}`);
}

function lockfiles(first) {
  const lock = (name) => {
    const read = JSON.parse(readFileSync(join(all, name, "package-lock.json"), "utf8"));
    return JSON.stringify({ ...read, name: "", packages: { ...read.packages, "": "" } });
  };
  return made.filter((it) => lock(it) !== lock(first)).map((it) => `${it} has another one`);
}

function note() {
  const { passed, failed } = report;
  const found = { projects: made.length, judged: judged.length, passed, failed };
  writeFileSync(resolve(options.out), `${JSON.stringify(found)}\n`);
}
