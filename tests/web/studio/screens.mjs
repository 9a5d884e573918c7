// Every screen of the studio, on a phone and on a desk, light and dark.
import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { axe, edit, tab } from "./desk.mjs";

const SIZES = [
  [1440, 900],
  [390, 844],
];

/** The screens in order: a name, and how one gets there from the one before. */
const SCREENS = {
  async home(page, { url }) {
    await page.goto(url);
    await page.locator(".sites img").first().waitFor();
  },
  async docs(page, { url }) {
    await page.goto(`${url}/docs`);
  },
  async builder(page) {
    await page.keyboard.press("Control+Alt+KeyP");
    await page.locator("#builder summary").click();
  },
  async cancelled(page, { url }, { cancelled }) {
    await page.goto(`${url}/sites/${cancelled}`);
  },
  async desk(page, { url }, { site }) {
    await page.goto(`${url}/sites/${site}`);
    await page.frameLocator(".stage iframe").locator("h1").waitFor({ state: "attached" });
  },
  async section(page) {
    await narrow(page, "sections");
    await edit(page, "hero");
    for (const frame of await page.locator(".choices iframe").all()) {
      await frame.scrollIntoViewIfNeeded();
      await frame.contentFrame().locator("body *").first().waitFor({ state: "attached" });
    }
    await page.locator(".choices button").first().scrollIntoViewIfNeeded();
  },
  async words(page) {
    await narrow(page, "preview");
    await page.locator("#in-place").click();
    await page.frameLocator(".stage iframe").locator(".airstrip-word").first().waitFor({ state: "attached" });
    await page.locator("#said").evaluate((it) => (it.textContent = ""));
  },
  async check(page, { url }, { bare }) {
    await page.goto(`${url}/sites/${bare}`);
    await narrow(page, "edit");
    await page.locator("#tab-check").click();
    await page.locator(".fill").first().waitFor();
  },
  async history(page, { url }, { site }) {
    await page.goto(`${url}/sites/${site}`);
    await narrow(page, "edit");
    await page.locator("#tab-past").click();
  },
  async looks(page) {
    await page.locator("#tab-page").click();
  },
  async menu(page) {
    await narrow(page, "preview");
    await page.locator("[data-menu] summary").click();
  },
  async library(page) {
    await page.keyboard.press("Escape");
    await narrow(page, "sections");
    await page.locator('[data-open="library"]').click();
  },
  async component(page) {
    await page.keyboard.press("Control+Alt+KeyC");
    await page.locator("#component-prompt").fill("Create a modern button");
    await page.locator("#component [type=submit]").click();
    await page.locator("#component [data-result]:visible").waitFor();
    await page.frameLocator("#component iframe").locator("a, button").first().waitFor();
  },
};

async function narrow(page, name) {
  if (page.viewportSize().width < 1000) await page.locator(`[data-pane-to="${name}"]`).click();
}

/** Goes to every screen in one size and scheme; a picture of each, and what is wrong with it. */
async function tour(browser, studio, ids, { width, height, scheme, pictures }) {
  const problems = [];
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme });
  context.setDefaultTimeout(40_000);
  try {
    const page = await tab(context, problems);
    for (const [name, go] of Object.entries(SCREENS)) {
      const state = `${name}-${width}-${scheme}`;
      await go(page, studio, ids);
      problems.push(...(await axe(page, state)));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) problems.push(`${state}: ${wide} px too wide`);
      if (pictures) await page.screenshot({ path: join(pictures, `studio-${state}.png`) });
    }
  } finally {
    await context.close();
  }
  return problems;
}

/** All of them. `ids` has a site, one that waits for facts, and one whose making was stopped. */
export async function screens(browser, studio, ids, pictures) {
  if (pictures) mkdirSync(pictures, { recursive: true });
  const tours = SIZES.flatMap(([width, height]) =>
    ["light", "dark"].map((scheme) => tour(browser, studio, ids, { width, height, scheme, pictures })),
  );
  return (await Promise.all(tours)).flat();
}
