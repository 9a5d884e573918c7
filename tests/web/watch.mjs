// The live preview in a browser: it follows what is saved without being loaded anew, and shows what is wrong until it is
// mended.
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
  await page.evaluate(() => {
    window.opened = true;
    scrollTo(0, 400);
  });

  await save(words, before.replace('title: "', 'title: "Seen at once: '));
  await page.locator("h1", { hasText: "Seen at once" }).waitFor();
  const problems = await kept(page);
  if (!(await isAsLoaded(page))) problems.push("what is shown differs from the page that is loaded");

  await save(words, before.replace("satisfies", "satisfies satisfies"));
  await overlay.filter({ hasText: "src/content/hero.ts" }).waitFor();
  if (!(await title.textContent()).includes("Seen at once")) problems.push("the last page went");

  await save(words, before);
  await overlay.waitFor({ state: "detached" });
  await page.locator("h1:not(:has-text('Seen at once'))").waitFor();
  problems.push(...(await kept(page)));

  // Another colour, and back.
  const plan = join(dir, "airstrip.toml");
  const planned = await readFile(plan, "utf8");
  const style = page.locator("style").first();
  const colours = await style.textContent();
  for (const text of [planned.replace(/^theme = .*$/m, '$&\ncolour = "#0f766e"'), planned]) {
    const other = text !== planned;
    await save(plan, text);
    await page.waitForFunction(([it, is]) => (document.querySelector("style").textContent !== it) === is, [colours, other]);
    if (!(await isAsLoaded(page))) problems.push("a colour is shown differently from the page that is loaded");
  }
  return problems;
}

/** What is not as it was left, though only words were saved. */
async function kept(page) {
  const [opened, at] = await page.evaluate(() => [window.opened, scrollY]);
  return [...(opened ? [] : ["a saved word loads the page anew"]), ...(at > 0 ? [] : ["a saved word leads back to the top"])];
}

/** Whether the page that is open is the one that a new visitor is given. */
async function isAsLoaded(page) {
  return page.evaluate(async () => {
    const next = new DOMParser().parseFromString(await (await fetch("/")).text(), "text/html");
    const parts = (it) => ["title", "style", "header", "main", "footer"].map((name) => it.querySelector(name)?.textContent);
    return JSON.stringify(parts(document)) === JSON.stringify(parts(next));
  });
}

async function save(file, text) {
  await writeFile(`${file}~`, text);
  await rename(`${file}~`, file);
}
