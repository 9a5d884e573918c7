// Two tabs on one page, and a studio that is killed and started again.
import { join } from "node:path";

import { run } from "../command.mjs";
import { axe, changed, edit, generate, must, preview, tab, version } from "./desk.mjs";
import { Studio } from "./server.mjs";

export const together = {
  async "two tabs follow each other, and nobody's words are lost"({ page, studio, context, problems }) {
    const id = await generate(page, studio);
    const other = await tab(context, problems);
    await other.goto(page.url());
    await edit(other, "hero");
    await other.locator("#words-title").fill("Typed in the other tab");
    await changed(page, () => page.locator("#theme-harbor").click());
    await other.locator('#desk[data-version="2"]').waitFor();
    const typed = await other.locator("#words-title").inputValue();
    await changed(other, () => other.locator("#save-words").click());
    await page.locator('#desk[data-version="3"]').waitFor();
    await preview(page).locator("h1", { hasText: "Typed in the other tab" }).waitFor();
    const { plan } = await studio.site(id);
    return must(
      ["what was typed is gone", typed === "Typed in the other tab"],
      ["the theme of the first tab is gone", plan.site.theme === "harbor"],
    );
  },

  async "a studio that is killed goes on where it was"({ page, temp, airstrip }) {
    const studio = await new Studio(airstrip, join(temp, "killed")).open();
    await generate(page, studio);
    await edit(page, "hero");
    await page.locator("#words-title").fill("Typed before the end");
    await studio.kill();
    await page.locator("#theme-harbor").evaluate((it) => it.click());
    await page.locator("#said", { hasText: "does not answer" }).waitFor();
    await studio.open();
    await page.waitForFunction((port) => !document.getElementById("desk").dataset.preview.endsWith(`:${port}`), "0");
    await page.locator("#words-title").waitFor();
    await changed(page, () => page.locator("#save-words").click());
    await preview(page).locator("h1", { hasText: "Typed before the end" }).waitFor();
    const now = await version(page);
    await studio.kill();
    return must([`it is at version ${now}`, now === "2"]);
  },

  async "whoever has a token signs in, and sees only what is theirs"({ page, temp, airstrip }) {
    const auth = join(temp, "tokens.toml");
    const tokenOf = async (name) => {
      const { stdout } = await run(airstrip, ["studio", "--auth", auth, "--new-token", name]);
      return stdout.trim();
    };
    const [anna, ben] = [await tokenOf("anna"), await tokenOf("ben")];
    const studio = await new Studio(airstrip, join(temp, "shared"), ["--auth", auth]).open();
    const signIn = async (token) => {
      await page.goto(`${studio.url}/login`);
      await page.getByLabel("Your token").fill(token);
      await page.keyboard.press("Enter");
    };
    try {
      await page.goto(studio.url);
      const asked = new URL(page.url()).pathname;
      const found = [...(await axe(page, "sign in"))];
      await signIn("somebody");
      await page.locator("#wrong").waitFor();
      found.push(...(await axe(page, "no such token")));
      await signIn(anna);
      await page.locator(".start textarea").waitFor();
      await page.setViewportSize({ width: 320, height: 640 });
      // Before its styles are there, it has another width.
      await page.waitForLoadState();
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      found.push(...must([`it is ${width} wide on a phone`, width === 320]));
      await page.setViewportSize({ width: 1440, height: 900 });
      const id = await generate(page, studio);
      await changed(page, () => page.locator("#theme-harbor").click());
      await preview(page).locator("h1").waitFor();
      await page.getByRole("button", { name: "Sign out" }).click();
      await page.waitForURL("**/login");
      const kept = await page.context().cookies();
      await signIn(ben);
      await page.locator(".start textarea").waitFor();
      const sites = await page.locator(".sites li").count();
      const answer = await page.goto(`${studio.url}/sites/${id}`);
      return [
        ...found,
        ...must([`it asks at ${asked}`, asked === "/login"], ["another's page is listed", sites === 0]),
        ...must(["another's page is shown", answer.status() === 404]),
        ...must(["a cookie outlives the sign-out", kept.length === 0]),
      ];
    } finally {
      await studio.kill();
    }
  },
};
