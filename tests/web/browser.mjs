// Chromium, and a page in it that remembers what went wrong.
import { chromium } from "playwright-core";

export const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";

const FLAGS = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export function launch(...flags) {
  return chromium.launch({ executablePath: CHROMIUM, args: [...FLAGS, ...flags], timeout: 60_000 });
}

/**
 * Opens `url` and hands the page to `test`, which gives problems; those that the browser had with the
 * page are added: errors in its console, breaches of its policy, requests to elsewhere.
 */
export async function visit(
  browser,
  url,
  { width = 1440, height = 900, path = "", live = false, ...rest },
  test,
) {
  const context = await browser.newContext({ viewport: { width, height }, ...rest });
  const problems = new Set();
  const { origin } = new URL(url);
  try {
    context.setDefaultTimeout(10_000);
    await context.route(
      (it) => it.origin !== origin && !["data:", "blob:"].includes(it.protocol),
      (route) => {
        problems.add(`it asks elsewhere: ${route.request().url()}`);
        return route.abort();
      },
    );
    const page = await context.newPage();
    page.on("pageerror", (error) => problems.add(`uncaught: ${error.message}`));
    page.on("console", (message) => {
      // The browser says this of a 404 page itself.
      if (message.type() === "error" && message.location().url !== url + path) {
        problems.add(`console: ${message.text()} (${message.location().url})`);
      } else if (message.type() === "error" && !path) {
        problems.add(`console: ${message.text()}`);
      }
    });
    page.on("response", (response) => {
      if (response.status() >= 400 && !path) problems.add(`${response.status()} ${response.url()}`);
    });
    await page.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) => {
        console.error(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
      });
    });
    await page.goto(url + path, { waitUntil: live ? "load" : "networkidle" });
    for (const problem of await test(page)) problems.add(problem);
    return [...problems];
  } finally {
    await context.close();
  }
}
