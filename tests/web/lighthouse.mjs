// Lighthouse scores of a page, as the median of a few runs.
import lighthouse, { desktopConfig } from "lighthouse";

import { launch } from "./browser.mjs";
import { freePort } from "./serve.mjs";

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const LONGEST = 150_000;

/** What is missing from the scores; one good run is enough, unless `strict`. */
export async function score(url, form, strict) {
  const { missed, lost } = await measure(url, form, strict);
  return missed.length > 0 ? [...missed, ...lost] : [];
}

/** The scores of a page: of one good run, unless `strict`; after a bad one the median of three counts. */
export async function measure(url, form, strict) {
  const runs = [];
  const port = await freePort();
  const browser = await launch(`--remote-debugging-port=${port}`);
  try {
    do runs.push(await once(url, form, port));
    while (runs.length < 3 && (strict || misses(runs, form).length > 0));
  } finally {
    await browser.close();
  }
  return {
    medians: CATEGORIES.map((_, index) => median(runs, index)),
    runs: runs.length,
    missed: misses(runs, form),
    lost: runs.at(-1).lost,
  };
}

async function once(url, form, port) {
  const flags = { port, logLevel: "silent", output: "json", onlyCategories: CATEGORIES };
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error("Lighthouse took too long")), LONGEST);
  });
  const run = lighthouse(url, flags, form === "desktop" ? desktopConfig : undefined);
  const { lhr } = await Promise.race([run, late]).finally(() => clearTimeout(timer));
  if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
  const scores = CATEGORIES.map((id) => Math.round((lhr.categories[id].score ?? 0) * 100));
  return { scores, lost: CATEGORIES.flatMap((id) => lost(lhr, id)) };
}

function misses(runs, form) {
  return CATEGORIES.flatMap((id, index) => {
    const found = median(runs, index);
    // The network and the processor of a phone are only simulated.
    const least = id === "performance" && form === "mobile" ? 98 : 100;
    const all = runs.map((it) => it.scores[index]).join(", ");
    return found >= least ? [] : [`${id} ${found} (of ${all}), wanted ${least}`];
  });
}

function median(runs, index) {
  const scores = runs.map((it) => it.scores[index]).sort((a, b) => a - b);
  return scores[Math.floor(scores.length / 2)];
}

/** The audits that cost points. */
function lost(lhr, category) {
  return lhr.categories[category].auditRefs
    .filter(({ id, weight }) => weight > 0 && (lhr.audits[id].score ?? 1) < 1)
    .map(({ id }) => {
      const { title, displayValue = "", details } = lhr.audits[id];
      const items = (details?.items ?? [])
        .slice(0, 3)
        .map((it) => JSON.stringify(it).slice(0, 300));
      return [`${id}: ${title} ${displayValue}`, ...items].join("\n  ");
    });
}
