// A section that somebody made count, in both artefacts: it must really answer.
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { visit } from "./browser.mjs";
import { run } from "./command.mjs";
import { serve } from "./serve.mjs";

const COUNTER = `import { Plus } from "lucide-react";
import { useId, useState } from "react";

import { Container } from "@/components/ui/Container";
import type { FeaturesContent, SectionProps } from "@/content/types";

export default function Features({ id, content }: SectionProps<FeaturesContent>) {
  const [count, setCount] = useState(0);
  const label = useId();
  return (
    <section id={id} className="py-section">
      <Container>
        <h2 className="text-title">{content.title}</h2>
        <button
          type="button"
          className="rounded-control bg-deep px-5 py-3 text-deep-ink"
          aria-describedby={label}
          onClick={() => setCount(count + 1)}
        >
          <Plus aria-hidden="true" /> pressed {count} times
        </button>
        <p id={label}>It counts.</p>
      </Container>
    </section>
  );
}
`;

/** Makes the features of the project in `dir` count. */
export async function edit({ dir }) {
  await writeFile(join(dir, "src/sections/Features.tsx"), COUNTER);
  return [];
}

/** The static site of the edited project: made without Node, it brings React for its one island. */
export async function exported(airstrip, browser, { dir, site }) {
  await run(airstrip, ["export", dir, "--as", "static", "--dir", site]);
  return answers(browser, site);
}

/** The project itself, once airstrip has built it again around the edited section and npm has built it. */
export async function built(airstrip, browser, { dir }) {
  await run(airstrip, ["build", dir]);
  for (const script of ["format:check", "typecheck", "lint", "build"]) {
    await run("npm", ["run", script], { cwd: dir, seconds: 180 });
  }
  return answers(browser, join(dir, "dist"));
}

/** Opens the site in `dir` and presses the button. */
async function answers(browser, dir) {
  const html = await readFile(join(dir, "index.html"), "utf8");
  const problems = [];
  if (!html.includes('data-island="features"')) problems.push("the page has no island");
  if (!/pressed (<!-- -->)?0(<!-- -->)? times/.test(html)) problems.push("it shows nothing without script");
  const names = await readdir(dir, { recursive: true });
  if (!names.some((name) => name.endsWith(".js"))) problems.push("it has no script");
  const served = await serve(dir);
  try {
    // What React has to say about markup that it cannot take over is an error in the console.
    problems.push(...(await visit(browser, served.url, {}, press)));
  } finally {
    served.close();
  }
  return problems;
}

async function press(page) {
  const button = page.getByRole("button", { name: "pressed" });
  const markup = await page.locator("[data-island] section").evaluateHandle((it) => it);
  await button.click();
  await page.getByText("pressed 1 times").waitFor();
  await button.click();
  await page.getByText("pressed 2 times").waitFor();
  return (await markup.evaluate((it) => it.isConnected)) ? [] : ["React made its markup anew"];
}
