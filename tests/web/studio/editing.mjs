// One page: made, edited, put in order, locked, filled, undone.
import { changed, desk, edit, generate, must, order, preview, tab, version } from "./desk.mjs";

export const editing = {
  async "the Page Builder opens by its shortcut, and closes by Escape"({ page, studio }) {
    await page.goto(`${studio.url}/docs`);
    await page.keyboard.press("Control+Alt+KeyP");
    await page.locator("#builder[open]").waitFor();
    const focused = await page.evaluate(() => document.activeElement.id);
    await page.keyboard.press("Escape");
    const closed = (await page.locator("#builder[open]").count()) === 0;
    await page.keyboard.press("Meta+Alt+KeyP");
    await page.locator("#builder[open]").waitFor();
    return must(["the prompt has no focus", focused === "dialog-prompt"], ["Escape does not close it", closed]);
  },

  async "a page is made, and what was typed is there after a reload"({ page, studio }) {
    await page.goto(studio.url);
    await page.locator("#start-prompt").fill("Half a thought");
    await page.reload();
    const kept = await page.locator("#start-prompt").inputValue();
    const id = await generate(page, studio);
    const { sections } = await studio.site(id);
    await preview(page).locator("h1").waitFor();
    return must(
      ["the half thought is gone", kept === "Half a thought"],
      ["not seven sections", sections.length === 7],
      ["the list differs", (await order(page)).join() === sections.map((it) => it.id).join()],
    );
  },

  async "sections move by key and by pointer"({ page, studio }) {
    const id = await generate(page, studio);
    const before = await order(page);
    await changed(page, async () => {
      await page.locator("#move-steps").focus();
      await page.keyboard.press("ArrowUp");
    });
    const [third, fourth] = (await order(page)).slice(2, 4);
    const focused = await page.evaluate(() => document.activeElement.id);
    await changed(page, async () => {
      const from = await page.locator("#move-faq").boundingBox();
      const to = await page.locator('[data-section="features"]').boundingBox();
      await page.mouse.move(from.x + 8, from.y + 20);
      await page.mouse.down();
      await page.mouse.move(to.x + 8, to.y + 60, { steps: 8 });
      await page.mouse.move(to.x + 8, to.y + 4, { steps: 4 });
      await page.mouse.up();
    });
    const kept = (await studio.site(id)).plan.section.map((it) => it.id);
    const now = await order(page);
    return must(
      [`not moved by key: ${third}, ${fourth}`, third === "steps" && fourth === before[2]],
      [`the focus is on ${focused}`, focused === "move-steps"],
      [`not moved by pointer: ${now}`, now.indexOf("faq") < now.indexOf("features")],
      ["the plan has another order", kept.join() === now.join()],
    );
  },

  async "words are edited in the form of their schema"({ page, studio }) {
    await generate(page, studio);
    await edit(page, "hero");
    await page.locator("#words-title").fill("Every berth at its tide");
    await page.reload();
    const unsaved = await page.locator("#words-title").inputValue();
    await changed(page, () => page.locator("#save-words").click());
    await preview(page).locator("h1", { hasText: "Every berth at its tide" }).waitFor();
    await edit(page, "faq");
    const items = page.locator("#editor fieldset fieldset");
    const before = await items.count();
    await page.getByRole("button", { name: "Add one to items" }).click();
    const after = await items.count();
    const focused = await page.evaluate(() => document.activeElement.closest("fieldset") !== null);
    await page.locator("#save-words").click();
    const stopped = await page.locator("#editor :invalid").count();
    await page.getByRole("button", { name: "Discard" }).click();
    return must(
      ["a reload loses what was typed", unsaved === "Every berth at its tide"],
      ["no place for one more question", after === before + 1 && focused],
      ["an empty question is sent", stopped > 0],
      ["discarded, and still there", (await items.count()) === before],
    );
  },

  async "a text that is pressed in the preview is the field one types into"({ page, studio, context, problems }) {
    await generate(page, studio);
    // Questions that open.
    await edit(page, "faq");
    await changed(page, () => page.locator('[data-variant="split"]').click());
    const exported = await page.locator(".stage iframe").getAttribute("src");
    const other = await tab(context, problems);
    await other.goto(page.url());
    await desk(other);
    await page.locator("#in-place").click();
    await preview(page).locator("h1 .airstrip-word").click();
    await page.locator("#words-title:focus").waitFor();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("Every berth at its tide");
    await changed(page, () => page.keyboard.press("Enter"));
    await preview(page).locator("h1 .airstrip-word", { hasText: "Every berth at its tide" }).waitFor();
    // The answer of a question that is closed cannot be pressed; by key the question can.
    await preview(page).locator("summary .airstrip-word").nth(1).focus();
    await page.keyboard.press("Enter");
    await page.locator("#words-items-1-question:focus").waitFor();
    const label = preview(page).locator("header .airstrip-word:visible").last();
    const action = await label.textContent();
    await label.click();
    await page.locator('[data-editing="navigation"] input:focus').waitFor();
    const value = await page.evaluate(() => document.activeElement.value);
    const undisturbed = await other.locator("#editor [data-editing]").count();
    await page.locator("#in-place").click();
    const src = await page.locator(".stage iframe").getAttribute("src");
    const clean = new URL(src).pathname === new URL(exported).pathname;
    return must(
      [`the field of ${action} has ${value}`, value === action],
      ["the other tab opens a section", undisturbed === 0],
      [`the preview stays at ${src}`, clean],
    );
  },

  async "a section is shown in another variant, locked, and written anew"({ page, studio }) {
    const id = await generate(page, studio);
    await edit(page, "hero");
    const picture = page.frameLocator('iframe[title="Hero as split"]');
    await picture.locator("h1").waitFor();
    await changed(page, () => page.locator('[data-variant="split"]').click());
    await changed(page, () => page.locator("[data-lock]").click());
    await page.locator("#lock[aria-pressed=true]").waitFor();
    const open = await page.locator("[data-redo], [data-remove]").count();
    await changed(page, () => page.locator("[data-lock]").click());
    await page.locator("#lock[aria-pressed=false]").waitFor();
    await page.locator("#instruction").fill("shorter");
    await changed(page, () => page.getByRole("button", { name: "Redo", exact: true }).last().click());
    const { plan } = await studio.site(id);
    const hero = plan.section.find((it) => it.id === "hero");
    return must(
      ["it can be changed while it is locked", open === 0],
      [`it is ${JSON.stringify(hero)}`, hero.variant === "split" && hero.brief === "shorter" && !hero.locked],
    );
  },

  async "theme, colour, name, undo, redo, and any version"({ page, studio }) {
    const id = await generate(page, studio);
    await page.locator("#colour-text").fill("oct");
    await changed(page, () => page.locator("#theme-harbor").click());
    await page.locator('#theme-harbor[aria-pressed="true"]').waitFor();
    const typed = await page.locator("#colour-text").inputValue();
    await page.locator("#colour-text").fill("octarine");
    await page.locator("[data-colour] [type=submit]").click();
    await page.locator("#said", { hasText: "octarine" }).waitFor();
    await page.locator("#colour-text").fill("dark green");
    await changed(page, () => page.keyboard.press("Enter"));
    await changed(page, async () => {
      await page.locator("#site-name").fill("Highwater");
      await page.keyboard.press("Enter");
    });
    const { site } = (await studio.site(id)).plan;
    await changed(page, () => page.locator("#undo").click());
    const undone = (await studio.site(id)).plan.site.name;
    await changed(page, () => page.locator("#redo").click());
    await page.locator("#tab-page").focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await changed(page, () => page.getByRole("button", { name: "Go to version 1" }).click());
    return must(
      [`what was being typed is ${typed}`, typed === "oct"],
      [`theme ${site.theme}, colour ${site.colour}`, site.theme === "harbor" && site.colour === "dark green"],
      ["undo kept the name", undone === "Slackwater"],
      ["it is not at version 1", (await version(page)) === "1"],
    );
  },

  async "what waits for a fact is filled, and one section more is taken from the library"({ page, studio }) {
    const id = await generate(page, studio, "A bakery");
    await page.locator("#tab-check").click();
    const waiting = await page.locator("[data-fill]").count();
    await page.locator("#fill-name").fill("Kornblume");
    await changed(page, () => page.keyboard.press("Enter"));
    const unnamed = await page.locator("#fill-name").count();
    const first = page.locator("[data-fill]").first();
    const { section, path } = { section: await first.getAttribute("data-fill"), path: await first.getAttribute("data-path") };
    await first.locator("input").fill("Karl-Heine-Strasse");
    await changed(page, () => page.keyboard.press("Enter"));
    const made = (await studio.site(id)).sections.find((it) => it.id === section);
    const value = path.split(".").reduce((it, key) => it[key], made.content);
    await page.locator('[data-open="library"]').click();
    await page.keyboard.type("newsletter");
    await changed(page, () => page.locator('[data-add="newsletter"]').click());
    await page.locator('[data-editing="newsletter"]').waitFor();
    await changed(page, () => page.locator("[data-remove]").click());
    return must(
      [`at ${path} there is ${value}`, String(value).includes("Karl-Heine-Strasse")],
      ["the page has no name yet", unnamed === 0],
      ["as many wait as before", (await page.locator("[data-fill]").count()) < waiting],
      ["it was not removed", !(await order(page)).includes("newsletter")],
    );
  },

  async "a component is made in its panel, and put into the page"({ page, studio, context }) {
    await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: studio.url });
    await generate(page, studio);
    await page.locator("#tab-page").focus();
    await page.keyboard.press("Control+Alt+KeyC");
    await page.locator("#component[open]").waitFor();
    const focused = await page.evaluate(() => document.activeElement.id);
    await page.keyboard.type("Create a modern button");
    await page.locator("#component [type=submit]").click();
    await page.frameLocator("#component iframe").locator("a, button").first().waitFor();
    const code = await page.locator("#component code").textContent();
    await page.locator("#component [data-copy]").click();
    await page.locator("#said", { hasText: "Copied" }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    const sandbox = await page.locator("#component iframe").getAttribute("sandbox");
    const before = (await order(page)).length;
    await changed(page, () => page.locator("[data-insert]").click());
    const after = (await order(page)).length;
    await page.locator("#tab-page").focus();
    await page.keyboard.press("Control+Alt+KeyC");
    await page.keyboard.press("Escape");
    const back = await page.evaluate(() => document.activeElement.id);
    return must(
      ["the wish has no focus", focused === "component-prompt"],
      ["it is no component", /export (default )?function \w+/.test(code)],
      ["the copy differs", copied === code],
      ["its preview may run scripts", !sandbox.includes("allow-scripts")],
      ["it is not in the page", after === before + 1],
      [`the focus went to ${back}`, back === "tab-page"],
    );
  },
};
