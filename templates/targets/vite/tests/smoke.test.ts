import { expect, test } from "vitest";

import { render } from "@/entry-server";

const html = render();
const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
const textOf = (part: string) => part.replace(/<[^>]*>/g, " ").trim();

test("the page has one main heading, and it says something", () => {
  const headings = [...html.matchAll(/<h1\b[^>]*>(.*?)<\/h1>/gs)].map((match) => match[1] ?? "");
  expect(headings).toHaveLength(1);
  expect(headings.map(textOf)).not.toContain("");
});

test("every link inside the page has a target", () => {
  const targets = [...html.matchAll(/\shref="#([^"]*)"/g)].map((match) => match[1]);
  expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
});

test("no id is given twice", () => {
  expect(ids).toHaveLength(new Set(ids).size);
});

test("every link and button has a name", () => {
  const controls = [...html.matchAll(/<(a|button)\b.*?<\/\1>/gs)].map(([control]) => control);
  const named = (it: string) => textOf(it) !== "" || /\s(?:aria-label|alt)="[^"]+"/.test(it);
  expect(controls.filter((it) => !named(it))).toEqual([]);
});

test("every link leads somewhere", () => {
  expect(html).not.toMatch(/<a\b(?![^>]*\shref="[^"]+")/);
});

test("no value is missing from the words", () => {
  expect(textOf(html)).not.toMatch(/\bundefined\b|\bNaN\b|\[object Object\]/);
});
