// The live preview in a browser: it reloads by itself, and shows what is wrong until it is mended.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";

import { visit } from "./browser.mjs";

/** Watches the project in `dir` and looks at it with `browser`. Gives the problems. */
export async function watched(airstrip, browser, dir) {
  const child = spawn(airstrip, ["watch", dir, "--port", "0"], { stdio: ["ignore", "pipe", "ignore"] });
  try {
    const [url] = await once(createInterface(child.stdout), "line");
    return await visit(browser, url, { live: true }, (page) => look(page, dir));
  } finally {
    child.kill();
    await once(child, "exit");
  }
}

async function look(page, dir) {
  const words = join(dir, "src/content/hero.ts");
  const before = await readFile(words, "utf8");
  const title = page.locator("h1");
  const overlay = page.locator("#airstrip-overlay");
  await title.waitFor();

  await save(words, before.replace('title: "', 'title: "Seen at once: '));
  await page.locator("h1", { hasText: "Seen at once" }).waitFor();

  await save(words, before.replace("satisfies", "satisfies satisfies"));
  await overlay.filter({ hasText: "src/content/hero.ts" }).waitFor();
  const problems = (await title.textContent()).includes("Seen at once") ? [] : ["the last page went"];

  await save(words, before);
  await overlay.waitFor({ state: "detached" });
  await page.locator("h1:not(:has-text('Seen at once'))").waitFor();
  return problems;
}

async function save(file, text) {
  await writeFile(`${file}~`, text);
  await rename(`${file}~`, file);
}
