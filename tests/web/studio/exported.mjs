// What is taken away: both zips, the project of which builds.
import { existsSync, readFileSync } from "node:fs";
import { get } from "node:http";
import { join } from "node:path";

import { run } from "../command.mjs";
import { generate, must } from "./desk.mjs";

async function download(page, link, dir) {
  await page.locator("[data-menu] summary").click();
  const coming = page.waitForEvent("download");
  await page.locator(link).click();
  const file = await coming;
  const zip = join(dir, file.suggestedFilename());
  await file.saveAs(zip);
  const folder = zip.replace(/\.zip$/, "");
  await run("unzip", ["-q", zip, "-d", folder]);
  return folder;
}

export const exported = {
  async "the zips hold the finished site, and a project that builds"({ page, studio, temp }) {
    await generate(page, studio);
    const site = await download(page, '.menu a[href*="as=static"]', temp);
    await page.keyboard.press("Escape");
    await page.locator("body").click({ position: { x: 5, y: 5 } });
    const project = await download(page, '.menu a[href*="target=vite"]', temp);
    const args = ["ci", "--no-audit", "--no-fund", "--prefer-offline"];
    await run("npm", args, { cwd: project, seconds: 400 });
    await run("npm", ["run", "build"], { cwd: project, seconds: 120 });
    const html = readFileSync(join(site, "index.html"), "utf8");
    const shown = await read(await page.locator(".stage iframe").getAttribute("src"));
    return must(
      ["the site has no page", html.includes("<h1")],
      ["the preview is another page than the export", shown === html],
      ["nothing was built", existsSync(join(project, "dist", "index.html"))],
    );
  },
};

/** What an address of a preview answers. Node does not know names below localhost as browsers do. */
function read(address) {
  const { host, port, pathname } = new URL(address);
  return new Promise((done, fail) => {
    get({ host: "127.0.0.1", port, path: pathname, headers: { Host: host } }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (it) => (text += it)).on("end", () => done(text));
    }).on("error", fail);
  });
}
