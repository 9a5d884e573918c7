// Measures how long a save takes until `airstrip watch` has written what depends on it, and until an open page shows it;
// beside it, on copies of the same project and save by save in turn, Vite's dev server and `vite build --watch`.
//   node benches/watch.mjs [--airstrip target/release/airstrip] [--saves 40]
// It needs the packages of tests/web (npm ci) and Chromium; it installs the project's own packages.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";

import { launch } from "../tests/web/browser.mjs";

const { values: options } = parseArgs({
  options: {
    airstrip: { type: "string", default: "target/release/airstrip" },
    saves: { type: "string", default: "40" },
  },
});
const airstrip = resolve(options.airstrip);
const temp = mkdtempSync(join(tmpdir(), "airstrip-watch-"));
const prompt = "Ferrule is a zero-downtime Postgres migration tool. Install with cargo install ferrule.";
const [own, dev, bundle] = ["own", "dev", "bundle"].map((it) => join(temp, it));
const children = [];
const now = () => Number(process.hrtime.bigint()) / 1e6;
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Starts a program, and gives what `pattern` finds in what it prints. */
async function start(command, args, cwd, pattern) {
  const child = spawn(command, args, { cwd, stdio: ["ignore", "pipe", "ignore"] });
  children.push(child);
  for await (const line of createInterface(child.stdout)) {
    const found = pattern.exec(line.replace(/\x1b\[[0-9;]*m/g, ""));
    if (found) {
      child.stdout.resume();
      return { child, found: found[0] };
    }
  }
  throw new Error(`${command} ${args.join(" ")} ended`);
}

/** A page that says when it shows the next save: at the first frame with its number. */
async function open(browser, url) {
  const page = await (await browser.newContext()).newPage();
  let seen = () => {};
  await page.exposeBinding("seen", (_, number) => seen(number, now()));
  await page.addInitScript(() => {
    let last;
    const look = () => {
      const number = /B(\d+) /.exec(document.body?.textContent ?? "")?.[1];
      if (!number || number === last) return;
      last = number;
      requestAnimationFrame(() => window.seen(Number(number)));
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
    addEventListener("DOMContentLoaded", look);
  });
  await page.goto(url);
  return (wanted) => new Promise((done) => (seen = (number, at) => number === wanted && done(at)));
}

/** When a file of this name is next written in `folder`. */
function written(folder, name) {
  return new Promise((done) => {
    const seen = watch(folder, (_, changed) => {
      if (changed !== name) return;
      seen.close();
      done(now());
    });
  });
}

const words = "src/content/features.ts";
function save(dir, number) {
  const file = join(dir, words);
  writeFileSync(`${file}~`, original.replace('title: "', `title: "B${number} `));
  const at = now();
  renameSync(`${file}~`, file);
  return at;
}

execFileSync(airstrip, ["new", prompt, own], { stdio: "ignore" });
const original = readFileSync(join(own, words), "utf8");
try {
  cpSync(own, dev, { recursive: true });
  execFileSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: dev });
  cpSync(dev, bundle, { recursive: true, verbatimSymlinks: true });
  // The page's modules in one file, without the prerendering that follows in a real build.
  const config = readFileSync(join(bundle, "vite.config.ts"), "utf8").replace(/, prerender\("[^"]+"\)/, "");
  writeFileSync(join(bundle, "vite.config.ts"), config.replace(/import \{ prerender.*\n/, ""));

  const vite = (dir) => join(dir, "node_modules/.bin/vite");
  const ours = await start(airstrip, ["watch", own, "--port", "0"], temp, /http\S+/);
  const server = await start(vite(dev), ["--port", "4799", "--host", "127.0.0.1"], dev, /http:\S+/);
  await start(vite(bundle), ["build", "--watch", "--ssr", "src/entry-server.tsx"], bundle, /built in/);
  const browser = await launch();
  children.push({ kill: () => browser.close() });
  const [shownByUs, shownByVite] = [await open(browser, ours.found), await open(browser, server.found)];
  let told = () => {};
  const events = await new Promise((ready) => get(`${ours.found}__airstrip/events`, ready));
  events.on("data", () => told());
  await sleep(3000);

  const stat = () => readFileSync(`/proc/${ours.child.pid}/stat`, "utf8").split(" ");
  const memory = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${ours.child.pid}/status`, "utf8"))[1]) / 1024;
  const all = { written: [], told: [], shown: [], dev: [], bundle: [] };
  const begun = memory();
  for (let number = 1; number <= Number(options.saves) + 3; number += 1) {
    const mine = [written(join(own, "public"), "llms.txt"), new Promise((done) => (told = () => done(now()))), shownByUs(number)];
    const at = save(own, number);
    const [disk, event, page] = await Promise.all(mine);
    await sleep(100);
    const theirs = shownByVite(number);
    const devAt = save(dev, number);
    const devPage = await theirs;
    await sleep(100);
    const file = written(join(bundle, "dist"), "entry-server.js");
    const bundleAt = save(bundle, number);
    const bundled = await file;
    await sleep(300);
    // The first saves find everything cold.
    if (number <= 3) continue;
    all.written.push(disk - at);
    all.told.push(event - at);
    all.shown.push(page - at);
    all.dev.push(devPage - devAt);
    all.bundle.push(bundled - bundleAt);
  }
  const ticks = () => Number(stat()[13]) + Number(stat()[14]);
  const before = ticks();
  await sleep(3000);
  const idle = (ticks() - before) * 10;
  const ms = (list) => `${median(list).toFixed(1)} ms`;
  const ratio = (a, b) => (median(a) / median(b)).toFixed(2);
  console.log("| save → | airstrip watch | against | ratio |\n|---|---|---|---|");
  console.log(`| changed file on the disk | ${ms(all.written)} | \`vite build --watch\`, ${ms(all.bundle)} | ${ratio(all.written, all.bundle)} |`);
  console.log(`| open page is told | ${ms(all.told)} | | |`);
  console.log(`| open page shows it | ${ms(all.shown)} | \`vite\`, ${ms(all.dev)} | ${ratio(all.shown, all.dev)} |`);
  console.log(`\nProcessor while idle for 3 s: ${idle} ms; memory before and after: ${begun.toFixed(0)} and ${memory().toFixed(0)} MiB.`);
  events.destroy();
} finally {
  for (const child of children) await child.kill();
  await sleep(300);
  rmSync(temp, { recursive: true, force: true });
}
