// Prettier for the languages a generated project is written in.
import * as babel from "prettier/plugins/babel";
import * as estree from "prettier/plugins/estree";
import * as postcss from "prettier/plugins/postcss";
import { format } from "prettier/standalone";

const parsers = { tsx: "babel-ts", ts: "babel-ts", typescript: "babel-ts", jsx: "babel", js: "babel" };

globalThis.__airstrip_prettier = {
  format(text, parser) {
    return format(text, {
      parser: parsers[parser] ?? parser,
      plugins: [babel.default ?? babel, estree.default ?? estree, postcss.default ?? postcss],
      printWidth: 100,
    });
  },
};
