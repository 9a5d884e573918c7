// Rebuilds everything under js/, fonts/ and LICENSES/, and VENDOR.toml, from the pinned packages.
//   node rebuild.mjs            everything
//   node rebuild.mjs js         only the JavaScript bundles
//   node rebuild.mjs fonts      only the fonts
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const at = (...parts) => join(here, ...parts);
const require = createRequire(import.meta.url);
const only = process.argv[2];
if (only && !["js", "fonts"].includes(only)) throw new Error(`unknown part "${only}"`);

process.env.NODE_ENV = "production";
const run = (command, args) => execFileSync(command, args, { cwd: here, stdio: "inherit" });
run("npm", ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"]);

if (only !== "fonts") await bundles();
if (only !== "js") fonts();
licences();
record();

async function bundles() {
  const { build } = await import("esbuild");
  mkdirSync(at("js"), { recursive: true });
  const common = {
    absWorkingDir: here,
    bundle: true,
    minify: true,
    target: "es2022",
    legalComments: "none",
    charset: "utf8",
    conditions: ["module", "import"],
    mainFields: ["module", "main"],
    loader: { ".css": "text" },
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "warning",
  };
  for (const name of ["react-server", "intl", "tailwind", "prettier", "lucide"]) {
    await build({
      ...common,
      entryPoints: [`src/${name}.js`],
      outfile: at("js", `${name}.js`),
      format: "iife",
      platform: "neutral",
      banner: { js: banner(name) },
    });
  }
  await build({
    ...common,
    stdin: { contents: clientEntry(), resolveDir: here, sourcefile: "react-client.js" },
    outfile: at("js", "react-client.js"),
    format: "esm",
    platform: "browser",
    banner: { js: banner("react-client") },
  });
  writeFileSync(at("js", "htmx.js"), readFileSync(at("node_modules/htmx.org/dist/htmx.min.js")));
  writeFileSync(at("js", "lucide.json"), `${JSON.stringify(await lucide())}\n`);
}

function banner(name) {
  const from = outputs()[`js/${name}.js`].from;
  return `/* ${from.map((id) => `${id} ${version(id)} (${licence(id)})`).join(", ") || "airstrip"} */`;
}

// React is CommonJS, so its public names have to be written out.
function clientEntry() {
  const names = Object.keys(require("react")).filter((name) => !name.startsWith("__")).sort();
  return `export { ${names.join(", ")} } from "react";
export { default } from "react";
export { jsx, jsxs } from "react/jsx-runtime";
export { createRoot, hydrateRoot } from "react-dom/client";
`;
}

async function lucide() {
  const folder = at("node_modules/lucide-react/dist/esm/icons");
  const exported = await import("lucide-react");
  const icons = {};
  const kebab = {};
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith(".mjs") || file === "index.mjs") continue;
    const module = await import(join(folder, file));
    const data = module.__iconData;
    if (!data) continue; // a file that only forwards an old name
    const name = module.default.displayName;
    if (data.size !== 24 || data.node.some((shape) => shape.length !== 2)) {
      throw new Error(`${file}: this icon is not drawn as the others are`);
    }
    kebab[name] = [data.name, ...(data.aliases ?? [])].join(" ");
    icons[name] = data.node.map(([tag, { key: _, ...attributes }]) => [tag, attributes]);
  }
  const aliases = {};
  for (const [name, value] of Object.entries(exported)) {
    if (name in icons || typeof value !== "object" || !value?.displayName) continue;
    if (!(value.displayName in icons)) continue;
    aliases[name] = value.displayName;
  }
  for (const name of Object.keys(icons)) {
    if (!exported[name]) throw new Error(`${name} is not exported by lucide-react`);
  }
  return { version: version("lucide-react"), icons: sorted(icons), kebab: sorted(kebab), aliases: sorted(aliases) };
}

function sorted(object) {
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function fonts() {
  const venv = mkdtempSync(join(tmpdir(), "airstrip-fonts-"));
  try {
    run("python3", ["-m", "venv", venv]);
    run(join(venv, "bin", "pip"), ["install", "--quiet", "--disable-pip-version-check", "-r", "requirements.txt"]);
    run(join(venv, "bin", "python"), ["fonts.py"]);
  } finally {
    rmSync(venv, { recursive: true, force: true });
  }
}

function manifest(id) {
  return JSON.parse(readFileSync(at("node_modules", id, "package.json"), "utf8"));
}

function version(id) {
  return manifest(id).version;
}

function licence(id) {
  return manifest(id).license;
}

// What each output is and which packages it is made of.
function outputs() {
  const all = {
    "js/react-server.js": { what: "React and its renderers to text for QuickJS", from: ["react", "react-dom"] },
    "js/react-client.js": { what: "React for browsers, one ES module", from: ["react", "react-dom", "scheduler"] },
    "js/intl.js": { what: "a small en-US Intl for QuickJS", from: [] },
    "js/tailwind.js": { what: "the Tailwind compiler with its stylesheet", from: ["tailwindcss"] },
    "js/prettier.js": { what: "Prettier for TypeScript, JavaScript, JSON and CSS", from: ["prettier"] },
    "js/htmx.js": { what: "htmx for the studio, as published", from: ["htmx.org"] },
    "js/lucide.js": { what: "draws an icon as lucide-react does", from: [] },
    "js/lucide.json": { what: "every Lucide icon and its other names", from: ["lucide-react"] },
    "fonts/fonts.toml": { what: "families, ranges and fallback metrics", from: [] },
  };
  const files = existsSync(at("fonts")) ? readdirSync(at("fonts")).sort() : [];
  for (const file of files) {
    const found = file.match(/^(.+?)(?:-text)?(?:-(latin|latin-ext))?\.(woff2|ttf)$/);
    if (!found) continue;
    const [, id, range, kind] = found;
    const what = kind === "ttf" ? "static instance for drawing on the server" : `variable web font, ${range}`;
    all[`fonts/${file}`] = { what, from: [`@fontsource-variable/${id}`] };
  }
  return all;
}

function licences() {
  rmSync(at("LICENSES"), { recursive: true, force: true });
  mkdirSync(at("LICENSES"));
  const used = new Set(Object.values(outputs()).flatMap((output) => output.from));
  for (const id of [...used].sort()) {
    const name = id.replace("@fontsource-variable/", "font-");
    let text = readFileSync(at("node_modules", id, "LICENSE"), "utf8");
    if (id === "prettier") text += `\n${prettierNotices()}`;
    writeFileSync(at("LICENSES", `${name}.txt`), text.replace(/\r\n/g, "\n").trimEnd() + "\n");
  }
}

// Prettier's published files hold other packages, listed in its own notices. Those that belong to the
// command line and to plugins that are not bundled here are left out; in doubt a notice is kept.
function prettierNotices() {
  const elsewhere =
    /^(@angular|angular-|@braindb|@cacheable|@glimmer|@keyv|@nodelib|@prettier\/cli|@typescript-eslint|acorn|ansi-purge|ansi-truncate|atomically|bail|cacheable|ccount|eslint-|espree|fast-glob|fast-ignore|file-entry|flat-cache|flow-|graphql|hashery|hookified|katex|keyv|longest-streak|markdown-|mdast-|meriyah|micromark|parse-entities|qified|remark-|smol-toml|specialist|tiny-|trough|ts-api|typescript|unherit|unified|unist-|vfile|worktank|yaml|zeptomatch|zwitch)/;
  const text = readFileSync(at("node_modules/prettier/THIRD-PARTY-NOTICES.md"), "utf8");
  const [head, ...sections] = text.split(/^(?=## )/m);
  return head + sections.filter((section) => !elsewhere.test(section.slice(3))).join("");
}

function record() {
  const lines = [
    "# Written by rebuild.mjs; checked by check.mjs.",
    "",
  ];
  for (const [path, { what, from }] of Object.entries(outputs()).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!existsSync(at(path))) continue;
    const bytes = readFileSync(at(path));
    lines.push(
      "[[file]]",
      `path = ${JSON.stringify(path)}`,
      `what = ${JSON.stringify(what)}`,
      `from = [${from.map((id) => JSON.stringify(`${id}@${version(id)}`)).join(", ")}]`,
      `licence = ${JSON.stringify([...new Set(from.map(licence))].join(", ") || "own")}`,
      `bytes = ${bytes.length}`,
      `sha256 = "${createHash("sha256").update(bytes).digest("hex")}"`,
      "",
    );
  }
  writeFileSync(at("VENDOR.toml"), lines.join("\n"));
}
