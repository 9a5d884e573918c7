// What every finished page must be, whoever built it.
import { readFile, readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";

import { visit } from "./browser.mjs";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const MOST_SCRIPT = 1024;
const PHONE = 390;

/** Judges `site`; `check` counts one group of its qualities. */
export async function judge(browser, { url, dir }, check) {
  const open = (options, test) => visit(browser, url, options, test);

  for (const colorScheme of ["light", "dark"]) {
    await check(`accessible, wide and narrow, ${colorScheme}`, () =>
      open({ colorScheme, reducedMotion: "reduce" }, accessible),
    );
  }
  await check("no sideways scrolling at 320", () => open({ width: 320, height: 700 }, tooWide));
  await check("quiet console, kept policy, no request elsewhere", () =>
    open({}, async (page) => {
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      await page.waitForLoadState("networkidle");
      return [];
    }),
  );
  await check(`at most ${MOST_SCRIPT} bytes of script`, () => scripts(dir));
  await check("headings show without script", () => open({ javaScriptEnabled: false }, headings));
  await check("menu opens without script", () =>
    open({ width: PHONE, height: 844, javaScriptEnabled: false }, (page) => menu(page, false)),
  );
  await check("menu opens, and closes on a link", () =>
    open({ width: PHONE, height: 844, reducedMotion: "reduce" }, (page) => menu(page, true)),
  );
  await check("a wrong address gets the 404 page", () =>
    open({ path: "no/such/page" }, async (page) => {
      const problems = (await page.locator("h1").count()) === 1 ? [] : ["it has no heading"];
      return [...problems, ...(await axe(page, "404"))];
    }),
  );
}

/** What a reader finds on the page, in order; the same on both `sites`. */
export async function sameText(browser, sites) {
  const texts = [];
  for (const { url } of sites) {
    await visit(browser, url, {}, async (page) => {
      texts.push(await page.evaluate(words));
      return [];
    });
  }
  const [one, other] = texts;
  const at = one.findIndex((word, index) => word !== other[index]);
  if (at < 0 && one.length === other.length) return [];
  const near = (text) => text.slice(Math.max(0, at - 3), at + 5).join(" ");
  return [`${sites[0].kind}: …${near(one)}…\n${sites[1].kind}: …${near(other)}…`];
}

async function accessible(page) {
  const problems = [];
  for (const width of [PHONE, 768, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    problems.push(...(await axe(page, String(width))));
  }
  // What is folded away is judged unfolded too.
  await page.evaluate(() => document.querySelectorAll("details").forEach((it) => (it.open = true)));
  return [...problems, ...(await axe(page, "unfolded"))];
}

async function axe(page, state) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run({ resultTypes: ["violations"] }),
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${state}: ${id}: ${node.html.slice(0, 200)}\n  ${node.failureSummary}`),
  );
}

function tooWide(page) {
  return page.evaluate(() => {
    const { scrollWidth } = document.documentElement;
    if (scrollWidth <= innerWidth) return [];
    const wide = [...document.body.querySelectorAll("*")]
      .filter((it) => it.getBoundingClientRect().right > innerWidth + 0.5)
      .map((it) => it.cloneNode(false).outerHTML.slice(0, 200));
    return [`${scrollWidth} > ${innerWidth}`, ...wide.slice(0, 5)];
  });
}

/** Without islands, a page brings no more script than a few comforts take. */
async function scripts(dir) {
  const html = await readFile(join(dir, "index.html"), "utf8");
  if (html.includes("data-island=")) return [];
  const inline = [...html.matchAll(/<script\b([^>]*)>(.*?)<\/script>/gs)]
    .filter(([, attributes]) => !attributes.includes("application/ld+json"))
    .map(([, , body]) => ["inline", Buffer.byteLength(body)]);
  const names = await readdir(dir, { recursive: true });
  const files = await Promise.all(
    names
      .filter((name) => /\.m?js$/.test(name))
      .map(async (name) => [name, (await readFile(join(dir, name))).length]),
  );
  const all = [...inline, ...files];
  const total = all.reduce((sum, [, bytes]) => sum + bytes, 0);
  if (total > MOST_SCRIPT) return [`${total} bytes: ${JSON.stringify(all)}`];
  return [];
}

async function headings(page) {
  const problems = [];
  const found = await page.locator("h1, main section h2").all();
  if (found.length < 2) problems.push(`${found.length} headings`);
  for (const heading of found) {
    await heading.scrollIntoViewIfNeeded();
    const shown = await heading.evaluate(
      (it) =>
        it.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
        it.textContent.trim() !== "" &&
        it.getBoundingClientRect().width > 1,
    );
    if (!shown) problems.push(`not shown: ${await heading.textContent()}`);
  }
  return problems;
}

async function menu(page, scripted) {
  const button = page.locator("header button[popovertarget]:visible").first();
  await button.click();
  const sheet = page.locator(`[id="${await button.getAttribute("popovertarget")}"]`);
  await sheet.waitFor({ state: "visible" });
  const problems = scripted ? await axe(page, "menu open") : [];
  if ((await sheet.locator("a:visible").count()) === 0) problems.push("the menu has no links");
  if (!scripted) return problems;
  await sheet.locator("a:visible").first().click();
  await sheet
    .waitFor({ state: "hidden" })
    .catch(() => problems.push("a link leaves the menu open"));
  return problems;
}

/** Runs in the page. */
function words() {
  const copy = document.body.cloneNode(true);
  copy.querySelectorAll("script, style").forEach((it) => it.remove());
  const blocks = copy.querySelectorAll("*");
  blocks.forEach((it) => it.append(" "));
  return [document.title, ...copy.textContent.split(/\s+/).filter(Boolean)];
}
