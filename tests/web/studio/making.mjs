// Pages that a model writes while one looks on: progress, cancel, a model that breaks, a studio that is killed.
import { mkdtempSync } from "node:fs";
import { join } from "node:path";

import { PROMPT, axe, changed, desk, edit, must } from "./desk.mjs";
import { model, Studio } from "./server.mjs";

/** A studio whose pages are written by a model that is none, and breaks as `args` say. */
async function open(airstrip, temp, ...args) {
  const served = await model(airstrip, ...args);
  const workspace = mkdtempSync(join(temp, "model-"));
  const more = ["--provider", "custom", "--base-url", served.url, "--model", "tester"];
  const studio = await new Studio(airstrip, workspace, more).open();
  return { studio, served, close: () => Promise.all([studio.kill(), served.child.kill()]) };
}

/** Asks for a page, and remembers every line of its progress. */
async function begin(page, studio, type = "") {
  await page.addInitScript(() => {
    // The preview in its frame may keep nothing.
    if (window !== top) return;
    new MutationObserver(() => {
      const line = document.querySelector(".step")?.textContent;
      const all = JSON.parse(sessionStorage.getItem("lines") ?? "[]");
      if (line && all.at(-1) !== line) sessionStorage.setItem("lines", JSON.stringify([...all, line]));
    }).observe(document, { childList: true, subtree: true, characterData: true });
  });
  await page.goto(studio.url);
  await page.locator("#start-prompt").fill(PROMPT);
  await page.locator("#start-prompt").press("Tab");
  await page.locator(".start details").evaluate((it) => (it.open = true));
  await page.locator(".start [name=page_type]").selectOption(type);
  await page.locator(".start [type=submit]").click();
  await page.locator("[data-making]").waitFor();
}

const lines = (page) => page.evaluate(() => JSON.parse(sessionStorage.getItem("lines") ?? "[]"));

const port = (page) => page.evaluate(() => new URL(document.querySelector("[data-preview]").dataset.preview).port);

export const making = {
  async "every section is named while it is made, and what the model took is told"({ page, temp, airstrip }) {
    const { studio, close } = await open(airstrip, temp, "--clean", "--latency-ms", "600");
    try {
      await begin(page, studio);
      await desk(page);
      const said = await lines(page);
      const count = await page.locator("[data-section]").count();
      const missing = Array.from({ length: count }, (_, at) => `Generating section ${at + 1} of ${count}… `).filter(
        (start) => !said.some((line) => line.startsWith(start)),
      );
      const took = await page.locator("#page-pane").textContent();
      return [
        ...missing.map((it) => `nobody heard "${it}"`),
        ...must(["the model is not in the receipt", /Hero\s*dev/.test(took)], ["no tokens", /\d+ tokens/.test(took)]),
      ];
    } finally {
      await close();
    }
  },

  async "every section stands in the preview once it is accepted, after a reload and a kill too"({ page, temp, airstrip }) {
    const { studio, close } = await open(airstrip, temp, "--clean", "--latency-ms", "400", "--apart-ms", "2500");
    const shown = page.frameLocator(".making .stage iframe").locator("div[slot]");
    const accepted = () => page.locator(".steps .accepted").count();
    try {
      await begin(page, studio, "saas");
      await shown.first().waitFor({ state: "attached" });
      const waiting = await page.frameLocator(".making .stage iframe").locator(".place:visible").count();
      const found = [];
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        found.push(...(await axe(page, `growing-${colorScheme}`)));
      }
      await shown.nth(1).waitFor({ state: "attached" });
      const said = await accepted();
      await page.reload();
      await shown.nth(1).waitFor({ state: "attached" });
      const before = await shown.evaluateAll((all) => all.map((it) => it.slot));
      const old = await port(page);
      await studio.kill();
      await studio.open();
      await page.waitForFunction((it) => !document.querySelector(`[data-preview$=":${it}"]`), old);
      await shown.nth(before.length - 1).waitFor({ state: "attached" });
      const after = await shown.evaluateAll((all) => all.map((it) => it.slot));
      const still = await page.locator('[data-making][data-state="running"]').count();
      return [
        ...found,
        ...must(
          [`${waiting} places wait`, waiting > 0],
          [`${said} are said to be done`, said >= 2],
          [`there were ${before}, and after the restart ${after}`, before.every((it) => after.includes(it))],
          ["it was whole before one could look", still === 1],
        ),
      ];
    } finally {
      await close();
    }
  },

  async "a page can be cancelled, and tried again"({ page, temp, airstrip }) {
    const { studio, close } = await open(airstrip, temp, "--clean", "--latency-ms", "30000");
    try {
      await begin(page, studio);
      const found = [];
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        found.push(...(await axe(page, `making-${colorScheme}`)));
      }
      await page.locator("[data-cancel]").click();
      await page.locator("h1", { hasText: "You stopped this page" }).waitFor();
      await page.locator("[data-again]").click();
      const again = await page.locator("#dialog-prompt").inputValue();
      const sites = await (await fetch(`${studio.url}/api/sites`)).json();
      const problems = must(["the prompt is gone", again === PROMPT], ["there is a site", sites.length === 0]);
      return [...found, ...problems];
    } finally {
      await close();
    }
  },

  async "a section is written anew by the model that is chosen"({ page, temp, airstrip }) {
    const { studio, close } = await open(airstrip, temp, "--clean");
    try {
      await begin(page, studio);
      await desk(page);
      const author = async () => /Hero\s*(dev|offline)/.exec(await page.locator("#page-pane").textContent())?.[1];
      const redo = async (model) => {
        await edit(page, "hero");
        const picker = page.locator("[data-redo]").getByLabel("Model");
        const names = await picker.locator("option").allTextContents();
        await picker.selectOption(model);
        await changed(page, () => page.locator("[data-redo] [type=submit]").click());
        return names;
      };
      const first = await author();
      const names = await redo("offline");
      const second = await author();
      await redo("tester");
      const third = await author();
      return must(
        [`there are ${names}`, names.join() === "tester,offline"],
        [`written by ${first}, ${second}, ${third}`, [first, second, third].join() === "dev,offline,dev"],
      );
    } finally {
      await close();
    }
  },

  async "a model that breaks still gives a page"({ page, temp, airstrip }) {
    const { studio, close } = await open(airstrip, temp, "--scenario", "refusal");
    try {
      await begin(page, studio);
      await desk(page);
      const count = await page.locator("[data-section]").count();
      return must([`it has ${count} sections`, count >= 5]);
    } finally {
      await close();
    }
  },

  async "a studio that is killed makes the page after its restart"({ page, temp, airstrip }) {
    const { studio, close } = await open(airstrip, temp, "--clean", "--latency-ms", "2500");
    try {
      await begin(page, studio);
      await page.locator(".steps li.writing").first().waitFor();
      await studio.kill();
      await studio.open();
      await page.locator("#desk").waitFor({ timeout: 40_000 });
      return must(["another page", (await page.locator("h1").first().textContent()).includes("Slackwater")]);
    } finally {
      await close();
    }
  },
};
