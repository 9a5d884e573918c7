// Two pages of one type must not be one page twice: they share few sentences, and differ in how they are built.
//   node sameness.mjs --airstrip PATH [--only TYPE] [--list]
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

import { run } from "./command.mjs";
import { PROMPTS } from "./prompts.mjs";
import { Report } from "./report.mjs";

/** The greatest share of the shorter page's sentences that may also stand on the other one. */
const MOST_SHARED = 0.35;
/** How many of theme, order, kinds and variants must differ. */
const LEAST_DIFFERENT = 3;

const { values: options } = parseArgs({
  options: {
    airstrip: { type: "string" },
    only: { type: "string", default: "" },
    list: { type: "boolean", default: false },
  },
});
const airstrip = resolve(options.airstrip ?? "target/release/airstrip");
const temp = mkdtempSync(join(tmpdir(), "airstrip-same-"));
process.on("exit", () => rmSync(temp, { recursive: true, force: true }));

const report = new Report();
const types = [...new Set(Object.keys(PROMPTS).map((it) => it.replace(/-\d$/, "")))];
for (const type of types.filter((it) => it.includes(options.only))) {
  const [one, other] = await Promise.all([page(type, 1), page(type, 2)]);
  await report.check(`${type}: sentences`, () => sentences(one, other));
  await report.check(`${type}: design`, () => design(one, other));
}
process.exitCode = report.end() ? 0 : 1;

async function page(type, number) {
  const [dir, site] = [join(temp, `${type}-${number}`), join(temp, `${type}-${number}-site`)];
  await run(airstrip, ["new", PROMPTS[`${type}-${number}`], dir, "--type", type]);
  await run(airstrip, ["export", dir, "--as", "static", "--dir", site]);
  const plan = readFileSync(join(dir, "airstrip.toml"), "utf8");
  const all = (key) => [...plan.matchAll(new RegExp(`^${key} = "(.*)"$`, "gm"))].map((it) => it[1]);
  const kinds = all("kind");
  return {
    theme: all("theme")[0],
    kinds,
    variants: Object.fromEntries(all("variant").map((it, index) => [kinds[index], it])),
    sentences: said(readFileSync(join(site, "index.html"), "utf8")),
  };
}

/** What a page says, as sentences of at least three words; what stands in one element is said together. */
function said(html) {
  const body = html.slice(html.indexOf("<body"));
  const text = body
    .replaceAll(/<(script|style|svg)\b.*?<\/\1>/gs, "")
    .replaceAll(/<\/?(span|strong|em|b|i|code|a)\b[^>]*>/g, "")
    .replaceAll(/<[^>]*>/g, "\n")
    .replaceAll(/&[a-z#0-9]+;/g, " ");
  const all = text.split(/\n|(?<=[.?!]) /).map((it) => it.trim().toLowerCase());
  return new Set(all.filter((it) => it.split(/\s+/).length >= 3));
}

function sentences(one, other) {
  const shared = [...one.sentences].filter((it) => other.sentences.has(it));
  const least = Math.min(one.sentences.size, other.sentences.size);
  const share = shared.length / least;
  console.log(`     ${(100 * share).toFixed(0)} % of ${least} sentences are shared`);
  if (options.list) console.log(shared.map((it) => `       ${it}`).join("\n"));
  return share <= MOST_SHARED ? [] : [`more than ${100 * MOST_SHARED} %: ${shared.join(" / ")}`];
}

function design(one, other) {
  const both = one.kinds.filter((it) => other.kinds.includes(it));
  const order = (it) => it.kinds.filter((kind) => both.includes(kind)).join();
  const different = [
    ...(one.theme === other.theme ? [] : [`theme ${one.theme}, ${other.theme}`]),
    ...(order(one) === order(other) ? [] : ["order"]),
    ...[...one.kinds, ...other.kinds]
      .filter((it) => !both.includes(it))
      .map((it) => `only one has ${it}`),
    ...both
      .filter((it) => one.variants[it] !== other.variants[it])
      .map((it) => `${it} ${one.variants[it]}, ${other.variants[it]}`),
  ];
  console.log(`     ${different.join("; ")}`);
  return different.length >= LEAST_DIFFERENT ? [] : [`they differ in ${different.length} ways`];
}
