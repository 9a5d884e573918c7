// Words as long, as short and as foreign as the schemas allow.

const SHORT = "No";
const TEXTS = {
  longest: {
    lang: "en",
    words: ["Every", "afternoon", "the", "harbourmaster", "read", "tide", "and", "weather"],
    full: true,
  },
  shortest: { lang: "en", words: [SHORT], full: false },
  unbroken: { lang: "de", words: ["Donaudampfschifffahrtsgesellschaftskapitaen"], full: true },
  arabic: {
    lang: "ar",
    words: ["مرحبا", "بكم", "في", "المدينة", "القديمة", "والسوق", "الكبير"],
    full: true,
  },
  hebrew: { lang: "he", words: ["שלום", "לכולם", "בעיר", "העתיקה", "ובשוק", "הגדול"], full: true },
  chinese: { lang: "zh", words: ["港口每天早上开放预约潮汐和天气都写在同一块板上"], full: true },
};

export const LIMITS = Object.keys(TEXTS);

/** The language of the words, and the content of a kind in them. */
export function limits(name) {
  const text = TEXTS[name];
  // Every figure is of the next kind, so that each kind of it stands in several places.
  const turn = { figure: 0 };
  return {
    lang: text.lang,
    content: (kind) =>
      fill(kind.schema, { shared: kind.shared, text, key: "", at: 0, sample: kind.sample, turn }),
  };
}

function fill(schema, case_) {
  if (schema.$ref) return fill(case_.shared[schema.$ref.split("/").pop()], case_);
  const options = schema.oneOf ?? schema.anyOf;
  if (options) {
    if (case_.key === "figure") return figure(options, case_);
    const kind = case_.sample?.kind;
    return fill(options.find((it) => it.properties?.kind?.const === kind) ?? options[0], case_);
  }
  if ("const" in schema) return schema.const;
  if (schema.enum) return schema.enum.includes(case_.sample) ? case_.sample : schema.enum[0];
  if (schema.type === "object") return object(schema, case_);
  if (schema.type === "array") return array(schema, case_);
  if (schema.type === "string") return string(schema, case_);
  return case_.sample ?? schema.minimum ?? (schema.type === "boolean" ? false : 1);
}

/** A photo is no question of words. */
function figure(options, case_) {
  const drawn = options.filter((it) => it.properties.kind.const !== "photo");
  const chosen = drawn[case_.turn.figure++ % drawn.length];
  return fill(chosen, { ...case_, key: "", sample: everything(chosen) });
}

/** A stand-in for the sample of an object whose every field is wanted. */
function everything(schema) {
  if (schema.type === "object")
    return Object.fromEntries(
      Object.entries(schema.properties).map(([key, it]) => [key, everything(it)]),
    );
  return schema.type === "array" ? [everything(schema.items)] : true;
}

/** What the sample leaves out is left out, so that every variant still gets what it is made for. */
function object({ properties, required = [] }, case_) {
  const names = Object.keys(properties).filter(
    (it) => required.includes(it) || (case_.text.full && case_.sample?.[it] !== undefined),
  );
  return Object.fromEntries(
    names.map((key) => [
      key,
      fill(properties[key], { ...case_, key, sample: case_.sample?.[key] }),
    ]),
  );
}

function array({ items, minItems = 0, maxItems = 6 }, case_) {
  const count = case_.text.full ? Math.min(maxItems, 12) : Math.max(minItems, 0);
  return Array.from({ length: count }, (_, at) =>
    fill(items, { ...case_, at, sample: case_.sample?.[at] ?? case_.sample?.[0] }),
  );
}

function string({ minLength = 1, maxLength = 60, format, pattern }, { text, key, at, sample }) {
  const fixed = format || pattern || /href|src|action|icon|motif|address$/.test(key);
  if (fixed && typeof sample === "string") return sample;
  if (fixed && sample === undefined) return "#main";
  // Entries differ, because many lists are keyed by their words.
  const mark = at ? `${at}` : "";
  const most = text.full ? maxLength : Math.max(minLength, 1);
  let out = mark;
  for (let index = at; out.length < most; index++)
    out += `${out ? " " : ""}${text.words[index % text.words.length]}`;
  const cut = out.slice(0, most).trim();
  return cut.length >= minLength ? cut : cut.padEnd(minLength, "o");
}
