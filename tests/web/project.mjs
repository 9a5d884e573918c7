// A generated project: makes it, installs what it needs, runs its scripts.
import { readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";

import { run } from "./command.mjs";

const SCRIPTS = ["format:check", "typecheck", "lint", "test", "build"];

/** What is installed and built is the project as its zip holds it: a person gets no other. */
export async function make(airstrip, { dir, prompt, type, theme, seed }) {
  const [origin, zip] = [`${dir}-origin`, `${dir}.zip`];
  const args = ["new", prompt, origin, "--type", type, "--theme", theme, "--seed", String(seed)];
  await run(airstrip, args);
  await run(airstrip, ["export", origin, "--zip", zip]);
  await run("unzip", ["-q", zip, "-d", dir]);
  return [];
}

/** The first project is installed for real; all others are promised the same, and borrow it. */
export async function install({ dir }, first) {
  if (!first) {
    const { stdout, stderr } = await run("npm", ["ci", "--no-audit", "--no-fund"], {
      cwd: dir,
      seconds: 400,
    });
    return warnings(stdout + stderr);
  }
  if (!isDeepStrictEqual(lockOf(dir), lockOf(first.dir))) {
    return ["package-lock.json differs in more than the name"];
  }
  symlinkSync(join(first.dir, "node_modules"), join(dir, "node_modules"));
  return [];
}

/** Runs the scripts; whether there is a page to judge now, which a finding of a linter does not change. */
export async function build({ dir }, check) {
  // The caches are the last project's.
  for (const cache of [".cache", ".vite", ".vite-temp"]) {
    rmSync(join(dir, "node_modules", cache), { recursive: true, force: true });
  }
  let good = false;
  for (const script of SCRIPTS) {
    const passed = await check(script, async () => {
      const { stdout, stderr } = await run("npm", ["run", script], { cwd: dir, seconds: 180 });
      return warnings(`${stdout}\n${stderr}`);
    });
    if (script === "build") good = passed;
  }
  return good;
}

/** What airstrip itself says about the project and makes of it, after the build. */
export async function output(airstrip, { dir, site }, check) {
  await check("check", async () => {
    const { stdout } = await run(airstrip, ["check", dir, "--json"]);
    const findings = stdout
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line));
    return findings.filter((it) => it.severity === "error").map((it) => JSON.stringify(it));
  });
  return check("export", async () => {
    await run(airstrip, ["export", dir, "--as", "static", "--dir", site]);
    return [];
  });
}

function lockOf(dir) {
  const lock = JSON.parse(readFileSync(join(dir, "package-lock.json"), "utf8"));
  delete lock.name;
  delete lock.packages[""].name;
  return lock;
}

/** Lines that warn, but for what npm says about the settings of this machine. */
export function warnings(text) {
  return text
    .split("\n")
    .filter(
      (line) => /warn(ing)?\b/i.test(line) && !line.startsWith("npm warn Unknown user config"),
    )
    .map((line) => `it warns: ${line}`);
}
