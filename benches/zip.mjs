// Measures `airstrip export --zip` against Info-ZIP at the same level, in turn, in one run: a file, and the first byte of
// a stream, both with the start of the process.
//   node benches/zip.mjs [--airstrip target/release/airstrip] [--runs 7]
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";

const { values: options } = parseArgs({
  options: {
    airstrip: { type: "string", default: "target/release/airstrip" },
    runs: { type: "string", default: "7" },
  },
});
const airstrip = resolve(options.airstrip);
const runs = Number(options.runs);
const temp = mkdtempSync(join(tmpdir(), "airstrip-zip-"));
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Text like that of a project: words in lines, the same for every run. */
function text(seed, bytes) {
  let state = seed + 1;
  const next = () => (state = (state * 1103515245 + 12345) & 0x7fffffff);
  const words = Array.from({ length: 900 }, () => next().toString(36).slice(0, 2 + (next() % 7)));
  let out = "";
  while (out.length < bytes) out += `  const ${words[next() % 900]} = ${words[next() % 900]}("${words[next() % 900]}", ${next() % 1000});\n`;
  return out;
}

function tree(name, files, bytes) {
  const dir = join(temp, name);
  for (let index = 0; index < files; index += 1) {
    const file = join(dir, `src/part${index % 40}/file${index}.ts`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text(index, bytes));
  }
  writeFileSync(join(dir, "airstrip.toml"), "");
  return dir;
}

function time(command, args, cwd) {
  const file = join(temp, "rss");
  const begun = process.hrtime.bigint();
  const ran = spawnSync("/usr/bin/time", ["-f", "%M", "-o", file, command, ...args], { cwd, stdio: "ignore" });
  const wall = Number(process.hrtime.bigint() - begun) / 1e6;
  if (ran.status !== 0) throw new Error(`${command} ended with ${ran.status ?? ran.error}`);
  return { wall, memory: Number(readFileSync(file, "utf8").trim()) / 1024 };
}

/** How long a program that writes an archive to its standard output takes until the first of it can be read. */
async function firstByte(command, args, cwd) {
  const begun = process.hrtime.bigint();
  const child = spawn(command, args, { cwd, stdio: ["ignore", "pipe", "ignore"] });
  const ended = once(child, "exit");
  await once(child.stdout, "data");
  const wall = Number(process.hrtime.bigint() - begun) / 1e6;
  child.stdout.resume();
  await ended;
  return wall;
}

/** A project as `airstrip new` writes it, without what its archive leaves out. */
function project(name) {
  const [made, archive, dir] = [join(temp, `${name}-made`), join(temp, `${name}.zip`), join(temp, name)];
  execFileSync(airstrip, ["new", "Casa Lume, a coffee bar in Porto. Espresso 1.20 EUR.", made], { stdio: "ignore" });
  execFileSync(airstrip, ["export", made, "--zip", archive], { stdio: "ignore" });
  execFileSync("unzip", ["-q", archive, "-d", dir]);
  return dir;
}

async function measure(name, dir) {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((it) => it.isFile());
  const bytes = files.reduce((sum, it) => sum + statSync(join(it.parentPath, it.name)).size, 0);
  const [ours, theirs] = [join(temp, "ours.zip"), join(temp, "theirs.zip")];
  const all = { ours: [], theirs: [] };
  const first = { ours: [], theirs: [] };
  // Small trees are quick, and want more runs for a steady middle.
  for (let run = 0; run < (files.length < 100 ? runs * 5 : runs); run += 1) {
    for (const file of [ours, theirs]) rmSync(file, { force: true });
    all.ours.push(time(airstrip, ["export", dir, "--zip", ours], temp));
    all.theirs.push(time("zip", ["-q", "-r", "-6", "-X", theirs, "."], dir));
    first.ours.push(await firstByte(airstrip, ["export", dir, "--zip", "-"], temp));
    first.theirs.push(await firstByte("zip", ["-q", "-r", "-6", "-X", "-", "."], dir));
  }
  const wall = (list) => median(list.map((it) => it.wall));
  const size = (file) => statSync(file).size;
  console.log(
    `| ${name}: ${files.length} files, ${(bytes / 1000).toFixed(0)} KB | ` +
      `${wall(all.ours).toFixed(1)} ms | ${wall(all.theirs).toFixed(1)} ms | ` +
      `${(wall(all.ours) / wall(all.theirs)).toFixed(2)} | ${(size(ours) / size(theirs)).toFixed(3)} | ` +
      `${Math.max(...all.ours.map((it) => it.memory)).toFixed(0)} MiB | ` +
      `${median(first.ours).toFixed(1)} ms | ${median(first.theirs).toFixed(1)} ms |`,
  );
}

try {
  execFileSync("zip", ["-v"], { stdio: "ignore" });
  console.log("| tree | airstrip | Info-ZIP | time ratio | size ratio | peak memory | first byte | Info-ZIP's |\n|---|---|---|---|---|---|---|---|");
  await measure("many", tree("many", 2000, 25_000));
  await measure("few", tree("few", 40, 5_000));
  await measure("a project", project("project"));
} finally {
  rmSync(temp, { recursive: true, force: true });
}
