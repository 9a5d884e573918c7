// What a prompt says and its page does not: the words of each prompt that stand nowhere on its page, for a reader to judge.
// Not each is a fault: "a page for", "licensed", "text me on" say what to do and are done.
//   node tests/web/lost.mjs --airstrip PATH [--prompts FILE with a prompt a line]
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

import { run } from "./command.mjs";
import { PROMPTS } from "./prompts.mjs";

/** Shorter words without a digit join others and say little alone. */
const SHORT = 4;

const { values: options } = parseArgs({
  options: { airstrip: { type: "string" }, prompts: { type: "string" } },
});
const airstrip = resolve(options.airstrip ?? "target/release/airstrip");
const lines = options.prompts ? readFileSync(options.prompts, "utf8").split("\n") : Object.values(PROMPTS);
const prompts = lines.map((it) => it.trim()).filter(Boolean);
const temp = mkdtempSync(join(tmpdir(), "airstrip-lost-"));
process.on("exit", () => rmSync(temp, { recursive: true, force: true }));

let whole = 0;
for (const [index, prompt] of prompts.entries()) {
  const lost = missing(prompt, await page(prompt, index));
  whole += lost.length === 0;
  if (lost.length > 0) console.log(`${lost.join(", ")}  <-  ${prompt.slice(0, 90)}`);
}
console.log(`${whole} of ${prompts.length} pages have every word of their prompt`);

async function page(prompt, index) {
  const [dir, site] = [join(temp, `${index}`), join(temp, `${index}-site`)];
  await run(airstrip, ["new", prompt, dir]);
  await run(airstrip, ["export", dir, "--as", "static", "--dir", site]);
  return readFileSync(join(site, "index.html"), "utf8");
}

/** The words of `prompt` that are neither in the text nor in a link of `html`. */
function missing(prompt, html) {
  const links = [...html.matchAll(/href="([^"]*)"/g)].map((it) => it[1]).join(" ");
  const text = html
    .replaceAll(/<(style|script)\b.*?<\/\1>/gs, "")
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll("&amp;", "&")
    .replaceAll(/&#39;|&#x27;|&apos;/g, "'")
    .replaceAll("&quot;", '"');
  const said = `${text} ${links}`.toLowerCase();
  const words = prompt.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}'’.:,-]*/gu) ?? [];
  const bare = words.map((it) => it.replace(/['’.:,-]+$/, ""));
  const telling = bare.filter((it) => it.length >= SHORT || /\d/.test(it));
  return [...new Set(telling)].filter((it) => !said.includes(it) && !said.includes(it.replace(/s$/, "")));
}
