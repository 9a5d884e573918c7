// Saves ten thousand times under `airstrip watch`, then makes ten thousand events at once, and looks at what the program
// holds and does after it: its memory must stay flat, and it must rest when nothing happens.
//   node benches/soak.mjs [--airstrip target/release/airstrip] [--saves 10000]
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";

/** How much memory may grow from the second tenth of the saves to the last; in the first the allocator fills its pools. */
const GROWTH = 1.1;
/** The processor time of an idle watch in ten seconds, in hundredths of a second. */
const IDLE = 2;

const { values: options } = parseArgs({
  options: {
    airstrip: { type: "string", default: "target/release/airstrip" },
    saves: { type: "string", default: "10000" },
  },
});
const airstrip = resolve(options.airstrip);
const saves = Number(options.saves);
const temp = mkdtempSync(join(tmpdir(), "airstrip-soak-"));
const dir = join(temp, "p");
const prompt = "Ferrule is a zero-downtime Postgres migration tool. Install with cargo install ferrule.";
if (spawnSync(airstrip, ["new", prompt, dir], { stdio: "ignore" }).status !== 0) throw new Error("no project");
const watching = ["watch", dir, "--port", "0", "--zip", join(temp, "kept.zip"), "--out", join(temp, "site")];
const child = spawn(airstrip, watching, { stdio: ["ignore", "pipe", "ignore"] });
const proc = (name) => readFileSync(`/proc/${child.pid}/${name}`, "utf8");
const memory = () => Number(/VmRSS:\s+(\d+)/.exec(proc("status"))[1]) / 1024;
const ticks = () => proc("stat").split(" ").slice(13, 15).map(Number).reduce((a, b) => a + b);
const handles = () => readdirSync(`/proc/${child.pid}/fd`).length;
const threads = () => Number(/Threads:\s+(\d+)/.exec(proc("status"))[1]);
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** The processor time of ten seconds in which nothing happens. */
async function rest() {
  await sleep(1000);
  const before = ticks();
  await sleep(10_000);
  return ticks() - before;
}

try {
  const [url] = await once(createInterface(child.stdout), "line");
  const answer = await new Promise((ready) => get(`${url}__airstrip/events`, ready));
  const seen = { version: 0, heard: () => {} };
  for await (const chunk of answer.iterator({ destroyOnReturn: false })) {
    seen.version = JSON.parse(/data: (.*)/.exec(String(chunk))[1]).version;
    if (seen.version > 0) break;
  }
  answer.on("data", (chunk) => {
    seen.version = JSON.parse(/.*data: (.*)/s.exec(String(chunk))[1]).version;
    seen.heard();
  });
  const file = join(dir, "src/content/features.ts");
  const original = readFileSync(file, "utf8");
  const save = async (words) => {
    const heard = new Promise((done) => (seen.heard = done));
    writeFileSync(`${file}~`, original.replace('title: "', `title: "${words} `));
    renameSync(`${file}~`, file);
    await heard;
  };
  const [held, first] = [[], {}];
  for (let number = 1; number <= saves; number += 1) {
    await save(`Save ${number}`);
    if (number % Math.ceil(saves / 100) === 0) held.push(memory());
    if (number === Math.ceil(saves / 10)) Object.assign(first, { handles: handles(), threads: threads() });
  }
  const tenth = Math.max(1, Math.floor(held.length / 10));
  const part = (from) => median(held.slice(from, from + tenth));
  const [early, late] = [part(Math.min(tenth, held.length - tenth)), part(held.length - tenth)];
  const idle = await rest();
  // What is open while something is written is closed by now.
  const last = { handles: handles(), threads: threads() };

  const before = { version: seen.version, ticks: ticks() };
  for (let number = 0; number < 5000; number += 1) {
    writeFileSync(join(dir, "src/content/storm~"), `${number}`);
    renameSync(join(dir, "src/content/storm~"), join(dir, `src/content/storm${number % 50}.txt`));
  }
  await save("After the storm");
  const after = await rest();
  const page = await (await fetch(url)).text();
  console.log("| what | value |\n|---|---|");
  console.log(`| memory in the second tenth of ${saves.toLocaleString("en")} saves | ${early.toFixed(1)} MiB |`);
  console.log(`| memory in the last tenth | ${late.toFixed(1)} MiB |`);
  console.log(`| open files and threads, then and at the end | ${first.handles} and ${first.threads}, ${last.handles} and ${last.threads} |`);
  console.log(`| processor while idle for 10 s, before and after a storm of 10,000 events | ${idle * 10} and ${after * 10} ms |`);
  console.log(`| builds that were shown in the storm | ${seen.version - before.version} |`);
  answer.destroy();
  const faults = [];
  if (late > early * GROWTH) faults.push("memory grows");
  if (last.handles > first.handles || last.threads > first.threads) faults.push("files or threads stay open");
  if (idle > IDLE || after > IDLE) faults.push("it does not rest");
  if (!page.includes("After the storm")) faults.push("the last save is not shown");
  if (faults.length) throw new Error(faults.join("; "));
} finally {
  child.kill();
  await once(child, "exit").catch(() => {});
  rmSync(temp, { recursive: true, force: true });
}
