// Projects that people edited and whose plans changed: where a build names no conflict, what it leaves type-checks.
import { cpSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { run } from "./command.mjs";

const CASES = 16;
const PROMPT =
  "Ferrule is a zero-downtime Postgres migration tool. Install with cargo install ferrule.";
const SECTIONS = ["Navigation", "Hero", "Features", "Steps", "Pricing", "Faq", "Footer"];

/** Small numbers that are the same every time. */
function dice(seed) {
  let state = seed + 1;
  return (sides) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >> 8) % sides;
  };
}

const use = (text) =>
  `import { useId } from "react";\n${text}`
    .replace("  return (\n", "  const mine = useId();\n  return (\n")
    .replace(" id={id}", " id={id} data-mine={mine}");

/** Edits that are sound by themselves: a file, and what becomes of its text. */
const EDITS = [
  (roll) => [`src/sections/${SECTIONS[roll(7)]}.tsx`, use],
  (roll) => [`src/sections/${SECTIONS[roll(7)]}.tsx`, (it) => it.replace(" id={id}", ' id={id} lang="x"')],
  (roll) => [`src/sections/${SECTIONS[roll(7)]}.tsx`, (it) => it.replaceAll("  ", "    ")],
  (roll) => [
    `src/content/${["hero", "features", "steps", "pricing", "faq"][roll(5)]}.ts`,
    (it) => it.replace('title: "', 'title: "Mine: '),
  ],
  () => [
    "src/App.tsx",
    (it) =>
      `import { Mine } from "@/sections/Mine";\n${it}`.replace("      </main>", "        <Mine />\n      </main>"),
  ],
  () => ["src/styles/theme.css", (it) => `${it}\n.mine {\n  color: red;\n}\n`],
  () => ["src/components/ui/Button.tsx", (it) => `${it}\nexport const mine = 1;\n`],
  () => ["package.json", (it) => it.replace('"scripts": {', '"scripts": {\n    "mine": "true",')],
];

const CHANGES = [
  (plan) => other(plan, /^theme = "([\w-]+)"$/m, ["gazette", "harbor"]),
  (plan) => plan.replace(/^name = .*$/m, 'name = "Renamed"'),
  (plan) => plan.replace(/^lang = .*$/m, 'lang = "de"'),
  (plan, roll, edited) => without(plan, edited ?? 3 + roll(3)),
  (plan, roll) => swapped(plan, 2 + roll(4)),
  (plan) => other(plan, /kind = "hero"\nvariant = "([\w-]+)"/, ["stacked", "split"]),
  (plan) => other(plan, /kind = "features"\nvariant = "([\w-]+)"/, ["columns", "ledger"]),
];

/** The plan with another word than the one that `pattern` finds in it. */
function other(plan, pattern, words) {
  return plan.replace(pattern, (whole, word) => whole.replace(`"${word}"`, `"${words.find((it) => it !== word)}"`));
}

function without(plan, index) {
  const blocks = plan.split("[[section]]");
  blocks.splice(index, 1);
  return blocks.join("[[section]]");
}

function swapped(plan, index) {
  const blocks = plan.split("[[section]]");
  [blocks[index], blocks[index + 1]] = [blocks[index + 1], blocks[index]];
  return blocks.join("[[section]]");
}

/** Makes the cases in `temp`, with the packages in `modules`. Gives the problems. */
export async function regenerated(airstrip, temp, modules) {
  const origin = join(temp, "again", "origin");
  await run(airstrip, ["new", PROMPT, origin, "--seed", "7"]);
  symlinkSync(modules, join(temp, "again", "node_modules"));
  const clean = [];
  for (let number = 0; number < CASES; number += 1) {
    const dir = join(temp, "again", `case-${number}`);
    cpSync(origin, dir, { recursive: true });
    const roll = dice(number * 7919);
    writeFileSync(
      join(dir, "src/sections/Mine.tsx"),
      "export function Mine() {\n  return <p>Mine</p>;\n}\n",
    );
    const edits = [EDITS[number % EDITS.length](roll), EDITS[roll(EDITS.length)](roll)];
    for (const [file, change] of edits) alter(dir, file, change);
    // Each change at least twice, so that each edit meets several.
    const change = CHANGES[number % CHANGES.length];
    alter(dir, "airstrip.toml", (it) => change(it, roll, middle(edits[0][0])));
    if (await built(airstrip, dir)) clean.push(dir);
  }
  if (clean.length < CASES / 2) return [`only ${clean.length} of ${CASES} had no conflict`];
  const tsc = join(modules, "typescript/bin/tsc");
  await run(process.execPath, [tsc, "-b", ...clean], { cwd: join(temp, "again"), seconds: 400 });
  return [];
}

function alter(dir, file, change) {
  const before = readFileSync(join(dir, file), "utf8");
  const after = change(before);
  if (after === before) throw new Error(`${dir}: ${file} has nothing to change`);
  writeFileSync(join(dir, file), after);
}

/** The block of the plan whose section `file` shows, but for the first and the last. */
function middle(file) {
  const at = SECTIONS.findIndex((it) => file.toLowerCase().includes(`/${it.toLowerCase()}.`));
  return at > 1 && at < 6 ? at + 1 : undefined;
}

/** Whether the build named no conflict. */
async function built(airstrip, dir) {
  try {
    const { stdout } = await run(airstrip, ["build", dir, "--json"]);
    return JSON.parse(stdout).conflicts.length === 0;
  } catch (error) {
    if (error.message.includes("ended with 4")) return false;
    throw error;
  }
}
