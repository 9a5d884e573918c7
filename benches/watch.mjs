// Measures how long a save takes until `airstrip watch` has written what depends on it, and until an open page is told.
//   node benches/watch.mjs [--airstrip target/release/airstrip] [--saves 40]
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";

const { values: options } = parseArgs({
  options: {
    airstrip: { type: "string", default: "target/release/airstrip" },
    saves: { type: "string", default: "40" },
  },
});
const airstrip = resolve(options.airstrip);
const temp = mkdtempSync(join(tmpdir(), "airstrip-watch-"));
const dir = join(temp, "p");
const prompt = "Ferrule is a zero-downtime Postgres migration tool. Install with cargo install ferrule.";
const made = spawnSync(airstrip, ["new", prompt, dir], { stdio: "ignore" });
if (made.status !== 0) throw new Error("no project");
const child = spawn(airstrip, ["watch", dir, "--port", "0"], { stdio: ["ignore", "pipe", "ignore"] });
const now = () => Number(process.hrtime.bigint()) / 1e6;
const stat = () => readFileSync(`/proc/${child.pid}/stat`, "utf8").split(" ");
const memory = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))[1]) / 1024;

try {
  const [url] = await once(createInterface(child.stdout), "line");
  let told = () => {};
  const answer = await new Promise((ready) => get(`${url}__airstrip/events`, ready));
  answer.on("data", () => told());
  await sleep(3000);
  const file = join(dir, "src/content/features.ts");
  const derived = join(dir, "public/llms.txt");
  const original = readFileSync(file, "utf8");
  const written = [];
  const shown = [];
  const begun = memory();
  for (let save = 0; save < Number(options.saves); save += 1) {
    const changed = new Promise((done) => {
      const seen = watch(join(dir, "public"), (_, name) => {
        if (name !== "llms.txt") return;
        seen.close();
        done(now());
      });
    });
    const event = new Promise((done) => (told = () => done(now())));
    writeFileSync(`${file}~`, original.replace('title: "', `title: "${save} `));
    const at = now();
    renameSync(`${file}~`, file);
    written.push((await changed) - at);
    shown.push((await event) - at);
    readFileSync(derived);
    await sleep(150);
  }
  const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
  const ticks = () => Number(stat()[13]) + Number(stat()[14]);
  const before = ticks();
  await sleep(3000);
  console.log("| what | value |\n|---|---|");
  console.log(`| save → changed file on the disk, median | ${median(written).toFixed(1)} ms |`);
  console.log(`| save → open page is told, median | ${median(shown).toFixed(1)} ms |`);
  console.log(`| processor while idle for 3 s | ${(ticks() - before) * 10} ms |`);
  console.log(`| memory before and after | ${begun.toFixed(0)} and ${memory().toFixed(0)} MiB |`);
  answer.destroy();
} finally {
  child.kill();
  await once(child, "exit").catch(() => {});
  rmSync(temp, { recursive: true, force: true });
}
