// A page on the desk, as a person at a keyboard has it.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const PROMPT =
  "Slackwater is a berth planner for small marinas. It matches every boat to a berth and an hour of tide, " +
  "prints the day list and closes the ledger. €39 a month for up to 25 berths.";

/** Opens a tab that remembers what went wrong in it. */
export async function tab(context, problems) {
  const page = await context.newPage();
  page.on("pageerror", (error) => problems.push(`uncaught: ${error.message}`));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      console.error(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  page.on("console", (message) => {
    const text = message.text();
    if (text.startsWith("policy:")) problems.push(text);
  });
  return page;
}

/** Writes a page from the prompt, and waits until it is on the desk; its id. */
export async function generate(page, studio, prompt = PROMPT) {
  await page.goto(studio.url);
  await page.keyboard.press("Control+Alt+KeyP");
  await page.keyboard.type(prompt.slice(0, 12));
  await page.locator("#start-prompt").fill(prompt);
  await page.locator(".start [type=submit]").click();
  await desk(page);
  return new URL(page.url()).pathname.split("/").pop();
}

/** Waits until the page is on the desk, and the desk listens: its scripts run after it is shown. */
export async function desk(page) {
  await page.locator("#desk").waitFor();
  await page.waitForLoadState("domcontentloaded");
}

/** Does something that makes a new version, and waits until the desk shows it. */
export async function changed(page, act) {
  const before = await version(page);
  await act();
  await page.waitForFunction((it) => document.getElementById("desk").dataset.version !== it, before);
  await page.locator("#desk:not([aria-busy])").waitFor();
}

export const version = (page) => page.locator("#desk").getAttribute("data-version");

export const order = (page) =>
  page.locator("#sections [data-section]").evaluateAll((all) => all.map((it) => it.dataset.section));

/** The finished page in the preview. */
export const preview = (page) => page.frameLocator(".stage iframe");

/** Opens a section for editing. */
export async function edit(page, section) {
  await page.locator(`[data-show="${section}"]`).click();
  await page.locator(`[data-editing="${section}"]`).waitFor();
}

/** What is wrong with the screen for people who cannot see it. */
export async function axe(page, state) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run({ resultTypes: ["violations"], iframes: false }),
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${state}: ${id}: ${node.html.slice(0, 160)}\n  ${node.failureSummary}`),
  );
}

/** What must be true, in words. */
export function must(...claims) {
  return claims.flatMap(([what, is]) => (is ? [] : [what]));
}
