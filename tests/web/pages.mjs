// Which pages are made: every page type in every theme, each from words that a person might write.

import { readdirSync } from "node:fs";

const THEMES = readdirSync(new URL("../../templates/themes", import.meta.url)).map((it) =>
  it.replace(/\.toml$/, ""),
);

const PROMPTS = {
  saas:
    "Tallyroom is appointment and invoice software for music teachers. It plans lessons, reminds " +
    "families the day before, and writes the monthly invoice by itself. Solo costs €9 per month, " +
    "Studio costs €29 per month for up to five teachers, School costs €79 per month. Thirty days " +
    "free, no card needed. Contact hello@tallyroom.example.",
  "open-source":
    "Ferrule is a zero-downtime Postgres migration tool for platform engineers, open source, " +
    "Apache-2.0. It writes expand and contract steps, checks locks before it takes them, and can " +
    "undo every step. Install with cargo install ferrule. Source: https://github.com/ferrule/ferrule",
  waitlist:
    "Waitlist for Nightjar, a bicycle light that charges from the wheel hub and knows when the road " +
    "gets dark. It launches on 14 May 2027. The first 500 on the list get it for the price of the " +
    "prototype. Sign-ups go to https://forms.example/nightjar",
  "local-business":
    "Crumb & Kettle is a family-run sourdough bakery at 14 Weir Lane, Bristol BS1 4QT. Open Tuesday " +
    "to Saturday 7:30 to 15:00, closed on Sunday and Monday. Phone 0117 496 0123. Rye and wheat " +
    "loaves, cardamom buns, coffee, and cake to order two days ahead.",
};

/** Every type once and every theme once, in as few projects as that takes. */
const FEW = [
  ["open-source", "console"],
  ["local-business", "orchard"],
  ["saas", "harbor"],
  ["waitlist", "gazette"],
  ["saas", "ledger"],
];

export function pages(full) {
  const all = Object.keys(PROMPTS).flatMap((type) => THEMES.map((theme) => [type, theme]));
  return (full ? all : FEW).map(([type, theme], index) => ({
    name: `${type}-${theme}`,
    type,
    theme,
    // Seeds choose variants, so neighbours look different.
    seed: index + 1,
    prompt: PROMPTS[type],
  }));
}
