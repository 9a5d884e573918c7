// Brings the sections that answer to people to life. What follows calls `define`, then `hydrate`.
const { createElement, hydrateRoot, useEffect } = react;
const shelf = new Map([
  ["react", react],
  ["react/jsx-runtime", react],
]);
const require = (name) => shelf.get(name);

function define(name, body) {
  shelf.set(name, body(require));
}

function icons(rows) {
  globalThis.__airstrip_react = { React: react };
  const draw = globalThis.__airstrip_icon;
  shelf.set("lucide-react", Object.fromEntries(rows.map(([name, ...row]) => [name, draw(...row)])));
}

function Live({ island, children }) {
  useEffect(() => {
    if (!("clipboard" in navigator)) return;
    for (const button of island.querySelectorAll("[data-copy]")) button.hidden = false;
  }, [island]);
  return children;
}

function hydrate(id, name, props) {
  const island = document.querySelector(`[data-island="${id}"]`);
  if (!island) return;
  const section = createElement(require(name).default, props);
  hydrateRoot(island, createElement(Live, { island }, section), { identifierPrefix: id });
}
