// Loads the studio beside a small copy of the service it replaces, in one run, and prints a table in Markdown.
//   node benches/load.mjs [--airstrip target/release/airstrip] [--clients 500] [--streams 2000] [--python DIR]
// It makes a Python environment with FastAPI in a temporary folder, or uses the one in DIR. Downloads need Debian's `wrk`.
import { execFile, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { createServer } from "node:net";
import { availableParallelism, tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs, promisify } from "node:util";

const { values: options } = parseArgs({
  options: {
    airstrip: { type: "string", default: "target/release/airstrip" },
    clients: { type: "string", default: "500" },
    streams: { type: "string", default: "2000" },
    python: { type: "string" },
  },
});
const airstrip = resolve(options.airstrip);
const clients = Number(options.clients);
const streams = Number(options.streams);
/** How long the model takes for an answer; a page takes two of them, one after the other. */
const MODEL_MS = 200;
/** How much of what the studio can do is asked of it where pages come one by one. */
const STEADY = 0.6;
const temp = mkdtempSync(join(tmpdir(), "airstrip-load-"));
const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
const started = [];
const body = (number) => ({
  prompt: `Ferrule${number} is a migration tool for Postgres teams. Install with cargo install ferrule.`,
  page_type: "saas",
});

/** Starts a program; what it says on the line that `sign` finds. */
function start(command, args, sign, more = {}) {
  const child = spawn(command, args, { cwd: temp, env: { PATH: process.env.PATH, ...more }, stdio: ["ignore", "pipe", "pipe"] });
  started.push(child);
  return new Promise((done, failed) => {
    let said = "";
    const hear = (bytes) => {
      said += bytes;
      if (sign.test(said)) done({ child, said });
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("exit", () => failed(new Error(`${command} ended: ${said}`)));
  });
}

function call(url, { method = "GET", headers = {}, json, stay = false } = {}) {
  const begun = performance.now();
  return new Promise((done, failed) => {
    const sent = request(url, { method, agent, headers: json ? { "content-type": "application/json", ...headers } : headers });
    sent.once("error", failed);
    sent.once("response", (answer) => {
      if (stay) {
        answer.on("data", () => {});
        answer.on("error", () => {});
        return done({ status: answer.statusCode, answer });
      }
      const parts = [];
      answer.on("data", (it) => parts.push(it));
      answer.once("error", failed);
      answer.once("end", () =>
        done({ status: answer.statusCode, bytes: Buffer.concat(parts), time: performance.now() - begun }),
      );
    });
    sent.end(json && JSON.stringify(json));
  });
}

/** A kind of memory of a process, in MiB. */
const memory = (child, kind) => Number(new RegExp(`${kind}:\\s+(\\d+)`).exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))[1]) / 1024;
/** Peak memory of a process, in MiB. */
const peak = (child) => memory(child, "VmHWM");
const at = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];

/** Processor time that a process took so far, in ms. */
const worked = (pid) => {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
};

/** Every client makes one page, all at once or `apart` ms from each other: pages a second, and the times of the pages. */
async function pages(url, count, headers = {}, { apart = 0, first = 0 } = {}) {
  // A connection that was idle since the last part may be closed by the server just as it is used again.
  agent.destroy();
  const begun = performance.now();
  const all = await Promise.all(
    Array.from({ length: count }, async (_, it) => {
      await sleep(it * apart);
      return call(`${url}/api/generate-multi-section`, { method: "POST", headers, json: body(first + it) });
    }),
  );
  const wall = (performance.now() - begun) / 1000;
  const bad = all.filter((it) => it.status !== 200);
  if (bad.length > 0) throw new Error(`${url}: ${bad.length} failed: ${bad[0].status} ${bad[0].bytes}`);
  const times = all.map((it) => it.time).toSorted((a, b) => a - b);
  return { rate: count / wall, median: at(times, 0.5), most: at(times, 0.99), id: JSON.parse(all[0].bytes).id };
}

/**
 * Downloads a second of a zip that was made before, by `wrk` on 32 connections: a client in Node takes more of the
 * processors for a download than the server does.
 */
async function downloads(url, seconds, headers = {}) {
  await call(url, { headers });
  const given = Object.entries(headers).flatMap(([name, value]) => ["-H", `${name}: ${value}`]);
  const { stdout } = await promisify(execFile)("wrk", ["-t1", "-c32", `-d${seconds}s`, ...given, url]);
  const rate = /Requests\/sec:\s+([\d.]+)/.exec(stdout);
  if (!rate || /Non-2xx/.test(stdout)) throw new Error(`wrk said ${stdout}`);
  return Number(rate[1]);
}

function freePort() {
  return new Promise((done) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

async function python(mode, model) {
  const home = options.python ? resolve(options.python) : join(temp, "python");
  if (!options.python && mode === "sequential") {
    execFileSync("python3", ["-m", "venv", home]);
    execFileSync(join(home, "bin/pip"), ["install", "-q", "fastapi==0.115.14", "uvicorn==0.54.0", "httpx==0.28.1"]);
  }
  const port = await freePort();
  const folder = join(dirname(fileURLToPath(import.meta.url)), "fastapi");
  const args = ["app:app", "--app-dir", folder, "--port", String(port), "--log-level", "info", "--no-access-log", "--timeout-keep-alive", "300"];
  const { child } = await start(join(home, "bin/uvicorn"), args, /Uvicorn running/, { MODEL: model, MODE: mode, PYTHONDONTWRITEBYTECODE: "1" });
  return { child, url: `http://127.0.0.1:${port}` };
}

async function studio(model) {
  const args = ["studio", "ws", "--port", "0", "--model", "dev", "--base-url", model, "--max-jobs", String(clients * 2)];
  const { child, said } = await start(airstrip, args, /http:\/\/127[^\n]*\n/, { AIRSTRIP_CACHE: join(temp, "cache") });
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)[0];
  const token = /Token for the API: (\w+)/.exec(said)[1];
  return { child, url, headers: { "x-airstrip-token": token } };
}

try {
  const dev = await start(airstrip, ["dev-model", "--clean", "--latency-ms", String(MODEL_MS)], /http:[^\n]*\n/);
  const model = dev.said.trim();
  const rows = [];
  for (const mode of ["sequential", "gathered"]) {
    const { child, url } = await python(mode, model);
    const made = await pages(url, clients);
    const zips = mode === "sequential" ? await downloads(`${url}/api/sites/${made.id}/export.zip`, 3) : undefined;
    rows.push([`FastAPI, ${mode}`, made, zips, peak(child)]);
    child.removeAllListeners("exit");
    child.kill();
  }
  const { child, url, headers } = await studio(model);
  await pages(url, 1, headers, { first: clients });
  const alone = await pages(url, 1, headers, { first: clients + 1 });
  const all = [child.pid, dev.child.pid, process.pid];
  const total = () => all.reduce((sum, it) => sum + worked(it), 0);
  const [before, begun] = [total(), worked(child.pid)];
  const made = await pages(url, clients, headers);
  // No order of the work could have been quicker than both processors without a pause and the answers of the model.
  const took = total() - before;
  const own = (worked(child.pid) - begun) / clients;
  const [anonymous, mapped] = ["RssAnon", "RssFile"].map((it) => memory(child, it));
  const ideal = took / availableParallelism() + MODEL_MS * 2;
  const steady = await pages(url, clients, headers, { apart: 1000 / (made.rate * STEADY), first: clients * 2 });
  const zips = await downloads(`${url}/api/sites/${made.id}/export.zip`, 3);
  rows.push(["`airstrip studio`", made, zips, peak(child)]);
  const open = await Promise.all(
    Array.from({ length: streams }, () => call(`${url}/api/sites/${made.id}/events`, { stay: true })),
  );
  const held = open.filter((it) => it.status === 200).length;
  const meanwhile = await call(`${url}/health/ready`);
  console.log(`${clients} clients, each makes a page at once; every answer of the model takes 200 ms\n`);
  console.log("| what | pages a second | median | 99 of 100 | cached zips a second | peak memory |");
  console.log("|---|---|---|---|---|---|");
  for (const [name, it, zip, rss] of rows) {
    const zipText = zip === undefined ? "" : zip.toFixed(0);
    console.log(`| ${name} | ${it.rate.toFixed(1)} | ${it.median.toFixed(0)} ms | ${it.most.toFixed(0)} ms | ${zipText} | ${rss.toFixed(0)} MiB |`);
  }
  console.log(
    `\nAll at once, 99 of 100 within ${(made.most / ideal).toFixed(2)} of the ideal, ${ideal.toFixed(0)} ms: both processors without a pause, and two answers of the model.`,
  );
  console.log(
    `A page takes ${(took / clients).toFixed(1)} ms of a processor with model and clients, ${own.toFixed(1)} of it the studio. After all at once it holds ${anonymous.toFixed(0)} MiB of its own, and ${mapped.toFixed(0)} MiB of its program are mapped.`,
  );
  console.log(
    `At ${STEADY * 100} % of that rate, one by one: median ${steady.median.toFixed(0)} ms, 99 of 100 in ${steady.most.toFixed(0)} ms, ${(steady.most / alone.median).toFixed(2)} of a page alone.`,
  );
  console.log(`\nOne page alone: ${alone.median.toFixed(0)} ms. Streams of events held open: ${held} of ${streams}, with ${peak(child).toFixed(0)} MiB; ` + `meanwhile /health/ready answers ${meanwhile.status} in ${meanwhile.time.toFixed(0)} ms.`);
  for (const it of open) it.answer.destroy();
} finally {
  agent.destroy();
  await Promise.all(
    started.map((child) => {
      child.removeAllListeners("exit");
      const ended = child.exitCode ?? child.signalCode ? Promise.resolve() : new Promise((done) => child.once("exit", done));
      child.kill("SIGKILL");
      return ended;
    }),
  );
  rmSync(temp, { recursive: true, force: true });
}
