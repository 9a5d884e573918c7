// Measures what the speed claims rest on, as ratios in one run, and prints a table in Markdown.
//   node benches/speed.mjs [--airstrip target/release/airstrip] [--runs 15]
// It installs create-vite once into a temporary folder and times it and airstrip in turn.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

const { values: options } = parseArgs({
  options: {
    airstrip: { type: "string", default: "target/release/airstrip" },
    runs: { type: "string", default: "15" },
  },
});
const airstrip = resolve(options.airstrip);
const runs = Number(options.runs);
const temp = mkdtempSync(join(tmpdir(), "airstrip-speed-"));
const prompt =
  "Ferrule is a zero-downtime Postgres migration tool for platform engineers, open source, Apache-2.0. " +
  "Install with cargo install ferrule.";

/** Wall time in milliseconds and peak memory in MiB of one run. */
function time(command, args, cwd = temp) {
  const file = join(temp, "rss");
  // airstrip waits until the disk has its files; those that another program left in memory are not its own.
  spawnSync("sync");
  const begun = process.hrtime.bigint();
  const ran = spawnSync("/usr/bin/time", ["-f", "%M", "-o", file, command, ...args], { cwd, stdio: "ignore" });
  const wall = Number(process.hrtime.bigint() - begun) / 1e6;
  if (ran.status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${ran.status ?? ran.error}`);
  return { wall, memory: Number(readFileSync(file, "utf8").trim()) / 1024 };
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Runs jobs in turn, so that a busy moment hits all of them alike. */
function turns(jobs, count) {
  const all = Object.fromEntries(Object.keys(jobs).map((name) => [name, []]));
  for (let run = 0; run < count; run += 1) {
    for (const [name, job] of Object.entries(jobs)) all[name].push(job(run));
  }
  return Object.fromEntries(
    Object.entries(all).map(([name, list]) => [
      name,
      { wall: median(list.map((it) => it.wall)), memory: Math.max(...list.map((it) => it.memory)) },
    ]),
  );
}

try {
  writeFileSync(join(temp, "package.json"), '{ "private": true }');
  execFileSync("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error", "create-vite@9.3.0"], { cwd: temp });
  const starter = join(temp, "node_modules/create-vite/index.js");
  const made = turns(
    {
      airstrip: (run) => time(airstrip, ["new", prompt, `a${run}`]),
      "create-vite": (run) =>
        time("node", [starter, `v${run}`, "--template", "react-ts", "--no-interactive"]),
    },
    runs,
  );
  execFileSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: join(temp, "a0") });
  const built = turns(
    {
      static: (run) => time(airstrip, ["export", "a0", "--as", "static", "--dir", `s${run}`]),
      build: () => time("npm", ["run", "build"], join(temp, "a0")),
    },
    Math.min(runs, 5),
  );
  const ms = (value) => `${value.toFixed(0)} ms`;
  console.log("| what | median | against | ratio | peak memory |\n|---|---|---|---|---|");
  console.log(
    `| \`airstrip new\` | ${ms(made.airstrip.wall)} | create-vite, ${ms(made["create-vite"].wall)} | ` +
      `${(made.airstrip.wall / made["create-vite"].wall).toFixed(2)} | ${made.airstrip.memory.toFixed(0)} MiB |`,
  );
  console.log(
    `| \`airstrip export --as static\` | ${ms(built.static.wall)} | \`npm run build\`, ${ms(built.build.wall)} | ` +
      `1/${(built.build.wall / built.static.wall).toFixed(0)} | ${built.static.memory.toFixed(0)} MiB |`,
  );
} finally {
  rmSync(temp, { recursive: true, force: true });
}
