// Lighthouse scores of the static site of every gallery prompt, and of every page type in every theme.
//   node scores.mjs --airstrip PATH --out FILE [--only TEXT] [--most COUNT]
// What FILE (a JSON of earlier results) holds already is not measured again, so that a long run can be taken up.
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

import { run } from "./command.mjs";
import { themes } from "./composite.mjs";
import { measure } from "./lighthouse.mjs";
import { PROMPTS } from "./prompts.mjs";
import { Report } from "./report.mjs";
import { serve } from "./serve.mjs";

const { values: options } = parseArgs({
  options: {
    airstrip: { type: "string" },
    out: { type: "string" },
    only: { type: "string", default: "" },
    most: { type: "string", default: "1000" },
  },
});
const airstrip = resolve(options.airstrip ?? "target/release/airstrip");
const out = resolve(options.out ?? "scores.json");
const temp = realpathSync(mkdtempSync(join(tmpdir(), "airstrip-scores-")));
process.once("SIGINT", () => process.exit(130));
process.once("SIGTERM", () => process.exit(143));
process.on("exit", () => rmSync(temp, { recursive: true, force: true }));

const results = existsSync(out) ? JSON.parse(readFileSync(out, "utf8")) : {};
const report = new Report();
const wanted = pages().filter(({ name }) => name.includes(options.only) && !results[name]);
for (const page of wanted.slice(0, Number(options.most))) await scored(page);
console.log(`${Object.keys(results).length} pages in ${out}`);
process.exitCode = report.end() ? 0 : 1;

function pages() {
  const gallery = Object.entries(PROMPTS).map(([key, prompt]) => ({
    name: `gallery ${key}`,
    args: [prompt, "--type", key.replace(/-\d$/, "")],
  }));
  const types = [...new Set(Object.keys(PROMPTS).map((it) => it.replace(/-\d$/, "")))];
  const all = types.flatMap((type) =>
    themes().map((theme, index) => ({
      name: `${type} ${theme}`,
      args: [
        ...[PROMPTS[`${type}-${(index % 2) + 1}`], "--type", type],
        ...["--theme", theme, "--seed", String(index + 1)],
      ],
    })),
  );
  return [...gallery, ...all];
}

async function scored({ name, args: [prompt, ...rest] }) {
  const [dir, site] = [join(temp, "project"), join(temp, "site")];
  await run(airstrip, ["new", prompt, dir, ...rest]);
  await run(airstrip, ["export", dir, "--as", "static", "--dir", site]);
  const host = await serve(site);
  const found = {};
  try {
    for (const form of ["desktop", "mobile"]) {
      await report.check(`${name}: ${form}`, async () => {
        const { medians, runs, missed, lost } = await measure(host.url, form, false);
        found[form] = { medians, runs };
        return missed.length > 0 ? [...missed, ...lost] : [];
      });
    }
  } finally {
    host.close();
    rmSync(dir, { recursive: true, force: true });
    rmSync(site, { recursive: true, force: true });
  }
  if (!found.desktop || !found.mobile) return;
  results[name] = found;
  writeFileSync(out, `${JSON.stringify(results, undefined, 1)}\n`);
}
