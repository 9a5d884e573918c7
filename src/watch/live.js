// Shows what was made again in the page that is open, and what is wrong over it. Only what differs is exchanged, so that
// the place on the page, what is unfolded and what is typed stay; where that cannot do, the page is loaded anew.
(() => {
  const OWN = "/__airstrip/";
  // What the page's own script has prepared when the page was loaded.
  const PREPARED = "script:not([type$=json]), [data-copy], [data-island]";
  const versionOf = (script) => Number(new URL(script.src).searchParams.get("v"));
  let version = versionOf(document.currentScript);
  // Parsed like every later one, before anything has changed it.
  let last = document.documentElement.cloneNode(true);
  let sheet;

  const show = ({ problems, late }) => {
    sheet?.remove();
    sheet = undefined;
    if (!problems.length && !late) return;
    sheet = document.createElement("dialog");
    sheet.id = "airstrip-overlay";
    sheet.setAttribute("aria-label", "What is wrong");
    sheet.style.cssText =
      "position:fixed;width:auto;height:auto;max-width:none;max-height:none;margin:0;padding:1.5rem;border:2px solid #b42318;border-radius:8px;background:#1c1917;color:#fafaf9;font:14px/1.5 ui-monospace,monospace;white-space:pre-wrap;overflow:auto;z-index:2147483647";
    // A page that is right stays to be seen.
    sheet.style.inset = problems.length ? "1rem" : "auto 1rem 1rem";
    sheet.textContent = [...problems, late].filter(Boolean).join("\n\n");
    document.body.append(sheet);
    sheet.show();
  };

  const isOwn = (node) => node.nodeName === "SCRIPT" && (node.getAttribute("src") ?? "").startsWith(OWN);
  const isPrepared = (node) => node instanceof Element && (node.matches(PREPARED) || node.querySelector(PREPARED) !== null);
  const attributes = (node) => [...node.attributes].map((it) => it.name);

  /** The children of a node; space behind the last of them is not there yet while a page is read. */
  function children(node) {
    const all = [...node.childNodes];
    while (all.at(-1) instanceof Text && !all.at(-1).data.trim()) all.pop();
    return all;
  }

  /** What must be done to `shown`, made from `before`, so that it is as if made from `after`; nothing where that cannot do. */
  function steps(shown, before, after) {
    if (isOwn(before) || before.isEqualNode(after)) return [];
    if (shown === undefined || shown.nodeName !== before.nodeName) return undefined;
    if (before.nodeName !== after.nodeName) return exchange(shown, before, after);
    if (!(before instanceof Element)) return [() => (shown.data = after.data)];
    // A script has run, and an island is React's.
    if (before.matches("script:not([type$=json]), [data-island]")) return undefined;
    // A page's own script only adds at the end.
    const [here, old, fresh] = [[...shown.childNodes], children(before), children(after)];
    if (old.length !== fresh.length) return exchange(shown, before, after);
    const named = [];
    for (const name of new Set([...attributes(before), ...attributes(after)])) {
      const value = after.getAttribute(name);
      if (value === before.getAttribute(name)) continue;
      named.push(() => (value === null ? shown.removeAttribute(name) : shown.setAttribute(name, value)));
    }
    const inside = old.map((it, index) => steps(here[index], it, fresh[index]));
    return inside.includes(undefined) ? undefined : [...named, ...inside.flat()];
  }

  function exchange(shown, before, after) {
    const whole = ["HTML", "HEAD", "BODY"].includes(before.nodeName);
    if (whole || isPrepared(before) || isPrepared(after)) return undefined;
    return [() => shown.replaceWith(document.importNode(after, true))];
  }

  async function renew(whole) {
    if (version < whole) return location.reload();
    const answer = await fetch("/", { cache: "no-store" });
    const next = new DOMParser().parseFromString(await answer.text(), "text/html");
    const script = next.querySelector(`script[src^="${OWN}"]`);
    const todo = answer.ok && script ? steps(document.documentElement, last, next.documentElement) : undefined;
    if (!todo) return location.reload();
    for (const step of todo) step();
    version = versionOf(script);
    last = next.documentElement;
  }

  let told = Promise.resolve();
  new EventSource(`${OWN}events`).onmessage = (event) => {
    const state = JSON.parse(event.data);
    told = told
      .then(() => state.version !== version && !state.problems.length && renew(state.whole))
      .then(() => show(state))
      .catch(() => location.reload());
  };
})();
