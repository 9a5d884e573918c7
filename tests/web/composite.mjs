// Pages that hold every variant of the section library: one page for each hero, the other kinds dealt out to them.
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { run } from "./command.mjs";

const TEMPLATES = fileURLToPath(new URL("../../templates/", import.meta.url));
const SECTIONS = join(TEMPLATES, "sections");
/** Kinds that a page has once. */
const ONCE = ["navigation", "hero", "footer"];

/** Every kind with its variants, its schema and its sample. */
export function library() {
  const shared = json(join(SECTIONS, "shared.schema.json")).$defs;
  const folders = readdirSync(SECTIONS, { withFileTypes: true }).filter((it) => it.isDirectory());
  return folders.map(({ name }) => {
    const files = readdirSync(join(SECTIONS, name));
    const variants = files.filter((it) => it.endsWith(".tsx")).map((it) => it.slice(0, -4));
    const at = (file) => json(join(SECTIONS, name, file));
    return { name, variants, schema: at("schema.json"), shared, sample: at("sample.json") };
  });
}

export function themes() {
  return readdirSync(join(TEMPLATES, "themes")).map((it) => it.replace(/\.toml$/, ""));
}

/** Makes the static sites in `temp`; `content` gives the words of a kind. */
export async function compose(
  airstrip,
  temp,
  { content = (kind) => kind.sample, lang = "en" } = {},
) {
  const kinds = library();
  const of = (name) => kinds.find((it) => it.name === name);
  const rest = kinds
    .filter((it) => !ONCE.includes(it.name))
    .flatMap((kind) => kind.variants.map((variant) => ({ kind, variant })));
  const heroes = of("hero").variants;
  const base = join(temp, "base");
  await run(airstrip, ["new", "Ferrule is a tool for teams.", base, "--sections", "hero"]);
  const sites = [];
  for (const [index, variant] of heroes.entries()) {
    const turn = (name) => ({
      kind: of(name),
      variant: of(name).variants[index % of(name).variants.length],
    });
    const dealt = rest.filter((_, at) => at % heroes.length === index);
    const page = [turn("navigation"), { kind: of("hero"), variant }, ...dealt, turn("footer")];
    const [dir, site] = [join(temp, `page-${index}`), join(temp, `page-${index}-site`)];
    cpSync(base, dir, { recursive: true });
    write(dir, page, content, lang);
    await run(airstrip, ["export", dir, "--as", "static", "--dir", site]);
    sites.push({
      dir,
      site,
      sections: page.map(({ kind, variant: it }) => ({
        kind: kind.name,
        variant: it,
        id: id(kind.name, it),
      })),
    });
  }
  return sites;
}

/** The stylesheets of themes by name, as a project has them. */
export async function stylesheets(airstrip, temp, names = themes()) {
  const all = {};
  for (const theme of names) {
    const dir = join(temp, `theme-${theme}`);
    await run(airstrip, ["new", "Ferrule is a tool.", dir, "--sections", "hero", "--theme", theme]);
    all[theme] = {
      css: readFileSync(join(dir, "src/styles/theme.css"), "utf8"),
      fonts: join(dir, "public/fonts"),
    };
  }
  return all;
}

/** Puts the page of a site beside itself in other themes, each with its letters: `THEME.html`. */
export function dressed(site, looks) {
  const html = readFileSync(join(site, "index.html"), "utf8");
  for (const [theme, { css, fonts }] of Object.entries(looks)) {
    cpSync(fonts, join(site, "fonts"), { recursive: true });
    writeFileSync(
      join(site, `${theme}.html`),
      html.replace("</head>", () => `<style>${css}</style></head>`),
    );
  }
}

const id = (kind, variant) => (kind === "hero" ? "hero" : `${kind}-${variant}`);
const pascal = (it) => it.replaceAll(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase());
const camel = (it) => pascal(it).replace(/^./, (letter) => letter.toLowerCase());

function write(dir, page, content, lang) {
  mkdirSync(join(dir, "src/content"), { recursive: true });
  const said = page.map(({ kind }) => JSON.stringify(content(kind))).join(" ");
  const plan = readFileSync(join(dir, "airstrip.toml"), "utf8")
    .replace(/\n# The sections[^]*/, "\n")
    .replace(/^lang = .*/m, `lang = "${lang}"`)
    // A sample is about a product of its own, so its words are its brief.
    .replace(
      /^prompt = .*/m,
      `prompt = ${JSON.stringify(said.slice(0, 100_000).replaceAll(/[\\"]/g, " "))}`,
    );
  const tables = page.map(
    ({ kind, variant }) =>
      `[[section]]\nid = "${id(kind.name, variant)}"\nkind = "${kind.name}"\nvariant = "${variant}"\n`,
  );
  writeFileSync(join(dir, "airstrip.toml"), `${plan}\n${tables.join("\n")}`);
  for (const { kind, variant } of page) {
    const own = id(kind.name, variant);
    const type = `${pascal(kind.name)}Content`;
    const words = JSON.stringify(content(kind), (key, value) =>
      /^#/.test(value) ? "#main" : value,
    );
    const text = `import type { ${type} } from "./types";\n\nexport const ${camel(own)} = ${words} satisfies ${type};\n`;
    writeFileSync(join(dir, `src/content/${camel(own)}.ts`), text);
    cpSync(
      join(SECTIONS, kind.name, `${variant}.tsx`),
      join(dir, `src/sections/${pascal(own)}.tsx`),
    );
  }
}

function json(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}
