// Checks what is committed here against its record and against the packages it was made from.
//   node check.mjs          needs the packages: npm ci
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import vm from "node:vm";

process.env.NODE_ENV = "production";
const here = fileURLToPath(new URL(".", import.meta.url));
const read = (path) => readFileSync(join(here, path));
let failures = 0;

function report(name, problems) {
  failures += problems.length;
  console.log(`${problems.length ? "FAIL" : "ok  "} ${name}`);
  for (const problem of problems.slice(0, 5)) console.log(`     ${problem}`);
}

// A realm with nothing but the language, as in QuickJS.
function realm(...names) {
  const context = vm.createContext(Object.create(null));
  for (const name of names) {
    vm.runInContext(`"use strict";${read(`js/${name}.js`)}`, context, { filename: `${name}.js` });
  }
  return context;
}

function hashes() {
  const problems = [];
  const known = new Set(["fonts", "js"]);
  for (const block of read("VENDOR.toml").toString().split("[[file]]").slice(1)) {
    const field = (key) => block.match(new RegExp(`^${key} = "?(.*?)"?$`, "m"))[1];
    const path = field("path");
    known.add(path);
    let bytes;
    try {
      bytes = read(path);
    } catch {
      problems.push(`${path} is missing`);
      continue;
    }
    if (bytes.length !== Number(field("bytes"))) problems.push(`${path}: ${bytes.length} bytes`);
    if (createHash("sha256").update(bytes).digest("hex") !== field("sha256")) {
      problems.push(`${path}: the hash differs`);
    }
  }
  for (const folder of ["fonts", "js"]) {
    for (const file of readdirSync(join(here, folder))) {
      if (!known.has(`${folder}/${file}`)) problems.push(`${folder}/${file} is not recorded`);
    }
  }
  report("files are as recorded", problems);
}

async function icons() {
  const lucide = await import("lucide-react");
  const { createElement } = await import("react");
  const { renderToStaticMarkup } = await import("react-dom/server");
  const data = JSON.parse(read("js/lucide.json"));
  const context = realm("react-server", "lucide");
  const ours = context.__airstrip_react;
  const problems = [];
  const props = [
    {},
    { size: 16 },
    { size: "1.5em", color: "red" },
    { width: 10, height: 12 },
    { color: "", strokeWidth: 1.5 },
    { strokeWidth: 3, absoluteStrokeWidth: true, size: 48 },
    { className: "size-5  text-brand size-5" },
    { className: null },
    { "aria-label": "Go" },
    { "aria-hidden": true, className: "lucide" },
    { role: "img", id: "a", "data-x": 1 },
    { title: "t", fill: "currentColor", style: { color: "red" } },
    { nonScalingStroke: true },
    { children: "text" },
    { children: false },
  ];
  const names = Object.keys(data.icons);
  const compare = (name, canonical, prop) => {
    const make = context.__airstrip_icon(canonical, data.kebab[canonical], data.icons[canonical]);
    const title = (react) => ({ ...prop, children: react.createElement("title", null, "Go") });
    const withTitle = prop === "title";
    const theirs = renderToStaticMarkup(
      createElement(lucide[name], withTitle ? title({ createElement }) : prop),
    );
    const markup = ours.renderToStaticMarkup(
      ours.React.createElement(make, withTitle ? title(ours.React) : prop),
    );
    if (theirs !== markup) problems.push(`${name} ${JSON.stringify(prop)}\n${theirs}\n${markup}`);
  };
  for (const name of names) compare(name, name, {});
  for (const [alias, name] of Object.entries(data.aliases)) compare(alias, name, {});
  const sample = names.filter((_, index) => index % Math.ceil(names.length / 60) === 0);
  sample.push("CircleQuestionMark", "House");
  for (const name of sample) for (const prop of [...props, "title"]) compare(name, name, prop);
  const left = Object.keys(lucide).filter((name) => !data.icons[name] && !data.aliases[name]);
  const others = ["Icon", "LucideProvider", "createLucideIcon", "icons", "useLucideContext", "default"];
  for (const name of left) {
    if (!others.includes(name) && name !== "module.exports") problems.push(`${name} is not listed`);
  }
  report(`icons: ${names.length} plain, ${sample.length} with ${props.length + 1} sets of props`, problems);
}

// A few hundred class names: every kind of utility, variants, and some that do not exist.
function classNames() {
  const steps = ["0", "1", "2.5", "4", "10", "px", "[7px]"];
  const list = ["p", "mt", "-mb", "gap", "size", "w", "inset-x", "space-y", "scroll-mt"].flatMap(
    (utility) => steps.map((step) => `${utility}-${step}`),
  );
  const words = `flex grid block hidden sr-only truncate underline italic uppercase antialiased isolate container relative
    absolute sticky inline-flex flex-col items-center justify-between grid-cols-3 col-span-2 row-start-1 max-w-page
    text-hero text-base/7 text-sm font-display font-bold leading-tight tracking-tight text-balance text-pretty
    bg-ground text-ink border-line border border-t-2 rounded-card rounded-full shadow-panel shadow-sm ring-1 ring-inset
    inset-ring opacity-50 bg-ink/10 from-10% bg-linear-to-r bg-conic blur-sm backdrop-blur transition duration-200
    ease-out animate-spin scale-95 rotate-3 -rotate-6 translate-x-1/2 origin-top cursor-pointer select-none
    will-change-transform list-disc columns-2 aspect-video object-cover overflow-x-auto snap-x scroll-smooth
    divide-y divide-line outline-2 outline-offset-2 accent-brand caret-brand fill-current stroke-2 line-clamp-3
    whitespace-nowrap break-words hyphens-auto content-['x'] bg-(image:--texture) bg-(--brand) text-[clamp(1rem,2vw,3rem)]
    [mask-type:luminance] @container @sm:flex @lg/main:grid z-[60] mask-t-from-50% text-shadow-sm tabular-nums py-section
    bg-nope text-huge p-foo flexx hover:nope md:: rounded-huge animate-in`;
  list.push(...words.split(/\s+/));
  const variants = `hover focus-visible active disabled dark md lg:hover max-sm group-hover group-open peer-checked
    first last odd has-checked not-hover aria-expanded data-[state=open] before after marker open motion-reduce
    motion-safe print supports-[display:grid] *: [&>svg] starting pointer-coarse nth-3 in-focus enabled only`;
  for (const variant of variants.split(/\s+/)) {
    for (const name of ["flex", "bg-ink/20", "mt-2", "underline!"]) {
      list.push(`${variant.replace(/:$/, "")}:${name}`);
    }
  }
  return list;
}

async function tailwind() {
  const { compile, __unstable__loadDesignSystem } = await import("tailwindcss");
  const content = read("node_modules/tailwindcss/index.css").toString();
  const options = {
    base: "/",
    loadStylesheet: async () => ({ path: "/tailwindcss/index.css", base: "/tailwindcss", content }),
  };
  const theme = `@import "tailwindcss"; @custom-variant dark (&:where(.dark, .dark *));
@theme inline { --color-*: initial; --color-ground: var(--ground); --color-ink: var(--ink); --color-brand: var(--brand);
  --color-line: var(--line); --radius-card: 1rem; --text-hero: 3rem; --font-display: Archivo; --spacing-section: 4rem;
  --container-page: 72rem; --shadow-panel: 0 1px 2px var(--line); }
@layer base { h1 { @apply text-hero font-display; } }`;
  const list = classNames();
  const theirs = (await compile(theme, options)).build(list);
  const design = await __unstable__loadDesignSystem(theme, options);
  const ours = realm("tailwind").__airstrip_tailwind;
  const problems = [];
  await ours.start(theme);
  if (ours.build(list) !== theirs) problems.push("the CSS differs");
  const known = design.candidatesToCss(list);
  const invalid = list.filter((_, index) => known[index] === null);
  if (!isDeepStrictEqual([...(await ours.invalid(list))], invalid)) problems.push("invalid() differs");
  const order = [...(await ours.order(["p-4", "md:flex", "flex", "nope"]))];
  if (order.join(" ") !== "nope flex p-4 md:flex") problems.push(`order(): ${order}`);
  await ours.start(theme);
  if (ours.build(["mt-2"]).includes(".underline")) problems.push("start() does not begin afresh");
  report(`tailwind: ${list.length} classes, ${invalid.length} of them invalid`, problems);
}

async function prettier() {
  const { format } = await import("prettier");
  const ours = realm("prettier").__airstrip_prettier;
  const section = `import {ArrowRight} from 'lucide-react'
import type { HeroContent,SectionProps } from "@/content/types";
export default function Hero({id,content}:SectionProps<HeroContent>){
  const first=content.actions[0] as {label:string,href:string}|undefined
  return <section id={id} aria-labelledby={\`\${id}-title\`} className="bg-ground text-ink py-section relative isolate overflow-hidden border-b border-line">
    <h1 id={\`\${id}-title\`}>{content.title}</h1>{content.note&&<p className='text-small'>{content.note} <b>now</b></p>}
    {content.actions.map((action,index)=>index===0?<a key={action.href} href={action.href}>{action.label}<ArrowRight aria-hidden/></a>:<a key={action.href} href={action.href}>{action.label}</a>)}
    <p>{first?.label}, a rather long line of text that has to be wrapped because it goes past the width</p></section> }`;
  const content = `import type {FaqContent} from "./types"
export const faq={title:'Questions',items:[{question:"Why?",answer:'It\\'s "so"'},{question:"How long is the longest line here?",answer:"Long enough to be broken"}]} satisfies FaqContent
type Keys<T extends object>={[K in keyof T as T[K] extends string?K:never]?:T[K]};`;
  const samples = [
    ["tsx", "typescript", section],
    ["ts", "typescript", content],
    ["css", "css", "@theme inline{--color-ground:var(--ground)}\na{color:red;&:hover{color:BLUE}}"],
    ["json", "json", '{"a":[1,2,{"b":null}],"c":"d"}'],
    ["js", "babel", "export default {plugins:[react()],build:{target:'es2022'}}"],
  ];
  const problems = [];
  for (const [name, parser, text] of samples) {
    const theirs = await format(text, { parser, printWidth: 100 });
    if ((await ours.format(text, name)) !== theirs) problems.push(`${name} differs`);
  }
  const broken = await ours.format("export default (", "tsx").catch((error) => error);
  if (!/Unexpected token/.test(broken.message)) problems.push("a syntax error is not reported");
  report(`prettier: ${samples.length} samples`, problems);
}

function intl() {
  const context = realm();
  vm.runInContext(`delete globalThis.Intl;${read("js/intl.js")}`, context);
  const numbers = [0, 1, -1, 0.5, 1.005, 12.3456, 99.95, 999, 999.5, 1000, 1234.5, 9999, 12345, 99999, -1234567.891, 999999, 1e9, 1.5e12, 1e21, 1e-7, NaN, Infinity];
  const formats = [
    {},
    { style: "currency", currency: "USD" },
    { style: "currency", currency: "EUR", maximumFractionDigits: 0 },
    { style: "currency", currency: "JPY" },
    { style: "currency", currency: "CHF" },
    { style: "currency", currency: "CAD", currencyDisplay: "narrowSymbol" },
    { style: "currency", currency: "USD", currencySign: "accounting" },
    { style: "percent" },
    { style: "percent", maximumFractionDigits: 1 },
    { minimumFractionDigits: 2 },
    { minimumFractionDigits: 1, maximumFractionDigits: 2 },
    { maximumFractionDigits: 0, useGrouping: false },
    { minimumIntegerDigits: 2 },
    { notation: "compact" },
    { notation: "compact", compactDisplay: "long" },
    { notation: "compact", maximumFractionDigits: 1 },
    { maximumSignificantDigits: 3 },
    { signDisplay: "always" },
    { signDisplay: "exceptZero" },
  ];
  const dates = [
    {},
    { dateStyle: "full" }, { dateStyle: "long" }, { dateStyle: "medium" }, { dateStyle: "short" },
    { timeStyle: "short" }, { dateStyle: "medium", timeStyle: "short" }, { dateStyle: "long", timeStyle: "short" },
    { year: "numeric", month: "long", day: "numeric" },
    { year: "numeric", month: "short" }, { month: "long" }, { month: "short", day: "numeric" }, { year: "numeric" },
    { weekday: "long" }, { weekday: "short", month: "short", day: "numeric" },
    { weekday: "long", year: "numeric", month: "long", day: "numeric" },
    { year: "numeric", month: "2-digit", day: "2-digit" }, { month: "numeric", day: "numeric" },
    { hour: "numeric", minute: "2-digit" }, { hour: "2-digit", minute: "2-digit", hour12: false },
    { hour: "numeric" }, { hour: "numeric", minute: "2-digit", second: "2-digit" },
    { month: "short", day: "numeric", hour: "numeric", minute: "2-digit" },
  ];
  const problems = [];
  // Chromium and Node differ in the space before AM and PM; a plain one is taken here.
  const plain = (text) => text.replace(/\u202f/g, " ");
  const compare = (what, expected, got) => {
    if (plain(expected) !== got) problems.push(`${what}: ${expected} became ${got}`);
  };
  let count = 0;
  for (const options of formats) {
    for (const value of numbers) {
      const got = new context.Intl.NumberFormat("en-US", options).format(value);
      compare(`${value} ${JSON.stringify(options)}`, value.toLocaleString("en-US", options), got);
      count += 1;
    }
  }
  for (const options of dates) {
    for (const time of [0, 1.7e12, Date.UTC(2026, 10, 23, 13, 5, 9), Date.UTC(2026, 0, 1, 12, 0, 0)]) {
      const expected = new Intl.DateTimeFormat("en-US", { ...options, timeZone: "UTC" }).format(time);
      compare(`${time} ${JSON.stringify(options)}`, expected, new context.Intl.DateTimeFormat("en-US", options).format(time));
      count += 1;
    }
  }
  for (let number = 0; number < 130; number += 1) {
    for (const type of ["cardinal", "ordinal"]) {
      const rules = [Intl, context.Intl].map((from) => new from.PluralRules("en-US", { type }).select(number));
      compare(`${number} ${type}`, ...rules);
    }
  }
  for (const list of [["a"], ["a", "b"], ["a", "b", "c"]]) {
    for (const type of ["conjunction", "disjunction"]) {
      compare(type, ...[Intl, context.Intl].map((from) => new from.ListFormat("en-US", { type }).format(list)));
    }
  }
  const called = vm.runInContext(
    "[(1234.5).toLocaleString(), 12n.toLocaleString(), new Date(0).toLocaleString(), new Date(0).toLocaleTimeString()].join('|')",
    context,
  );
  compare("toLocaleString", "1,234.5|12|1/1/1970, 12:00:00 AM|12:00:00 AM", called);
  report(`intl: ${count} numbers and dates`, problems);
}

async function client() {
  const bundle = await import("./js/react-client.js");
  const react = await import("react");
  const wanted = Object.keys(react.default).filter((name) => !name.startsWith("__"));
  const names = [...wanted, "default", "jsx", "jsxs", "createRoot", "hydrateRoot"];
  report("react-client: exports", names.filter((name) => !(name in bundle)).map((name) => `${name} is missing`));
}

hashes();
await icons();
await tailwind();
await prettier();
intl();
await client();
process.exitCode = failures ? 1 : 0;
