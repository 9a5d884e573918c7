// The Tailwind compiler with its own stylesheet inside, so that `@import "tailwindcss"` needs no file.
import { __unstable__loadDesignSystem, compile } from "tailwindcss";
import indexCss from "../node_modules/tailwindcss/index.css";

const options = {
  base: "/",
  async loadStylesheet(id) {
    if (id !== "tailwindcss") throw new Error(`only "tailwindcss" can be imported, not "${id}"`);
    return { path: "/tailwindcss/index.css", base: "/tailwindcss", content: indexCss };
  },
  async loadModule(id) {
    throw new Error(`Tailwind plugins are not supported: "${id}"`);
  },
};

let source;
let compiler;
let designSystem;

// Loaded on first use: only checks and class sorting need it.
function design() {
  if (source === undefined) throw new Error("call start(css) first");
  designSystem ??= __unstable__loadDesignSystem(source, options);
  return designSystem;
}

// The rules of each name alone, with the properties they register; null for what is no class.
async function rules(list) {
  return (await design()).candidatesToCss(list);
}

globalThis.__airstrip_tailwind = {
  // A compiler only ever adds classes: calling start again gives a fresh one.
  async start(css) {
    const fresh = await compile(css, options);
    if (css !== source) designSystem = undefined;
    source = css;
    compiler = fresh;
  },

  build(list) {
    if (!compiler) throw new Error("call start(css) first");
    return compiler.build(list);
  },

  async invalid(list) {
    const css = await rules(list);
    return list.filter((_, index) => css[index] === null);
  },

  rules,

  // Tailwind's own class order; names it does not know come first, as its Prettier plugin puts them.
  async order(list) {
    const ranked = (await design()).getClassOrder(list);
    ranked.sort(([, a], [, b]) => {
      if (a === b) return 0;
      if (a === null) return -1;
      if (b === null) return 1;
      return a < b ? -1 : 1;
    });
    return ranked.map(([name]) => name);
  },
};
