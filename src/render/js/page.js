// The realm a unit renders in: fixed clock and chance, no code from strings, and one function for the host.
const { React, jsxRuntime, renderToStaticMarkup, renderToString } = globalThis.__airstrip_react;
const drawIcon = globalThis.__airstrip_icon;
const react = { ...React, default: React };

// 2026-01-01T00:00:00Z: equal units give equal bytes on every day.
const now = 1767225600000;
let seed = 1;

const TrueDate = Date;
TrueDate.now = () => now;
globalThis.Date = new Proxy(TrueDate, {
  apply: () => new TrueDate(now).toString(),
  construct: (target, given, as) => Reflect.construct(target, given.length ? given : [now], as),
});
TrueDate.prototype.constructor = globalThis.Date;

// mulberry32
Math.random = () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
};

const functions = [function () {}, function* () {}, async function () {}, async function* () {}];
for (const sample of functions) {
  Object.defineProperty(Object.getPrototypeOf(sample), "constructor", { value: undefined });
}
delete globalThis.Function;
delete globalThis.eval;

// A name that is no icon is a mistake in the import, so it is said at once and by name.
const missing = {
  get(icons, name) {
    if (typeof name === "string" && /^[A-Z]/.test(name) && !(name in icons)) {
      throw new Error(`lucide-react has no icon "${name}"`);
    }
    return icons[name];
  },
};

function lucide(rows) {
  return new Proxy(Object.fromEntries(rows.map(([as, ...row]) => [as, drawIcon(...row)])), missing);
}

// `island` is empty for markup that stays as it is; else it names the markup that a browser takes over.
globalThis.__airstrip_render = (names, bodies, entry, props, icons, island) => {
  seed = 1;
  const content = JSON.parse(props);
  const shelf = new Map([
    ["react", react],
    ["react/jsx-runtime", jsxRuntime],
    ["lucide-react", lucide(JSON.parse(icons))],
  ]);
  const require = (specifier) => {
    if (!shelf.has(specifier)) throw new Error(`cannot import "${specifier}"`);
    return shelf.get(specifier);
  };
  bodies.forEach((body, index) => shelf.set(names[index], body(require)));
  const Entry = shelf.get(entry)?.default;
  if (Entry === undefined) throw new Error(`"${entry}" has no default export`);
  const element = React.createElement(Entry, content);
  const html = island
    ? renderToString(element, { identifierPrefix: island })
    : renderToStaticMarkup(element);
  return html.toWellFormed();
};
