// One page on the desk: its preview, the order of its sections, its details, and every change of it.
import { call, fit, key, on, recall, remember, say } from "./tools.js";
import { draftOf, idOf, wordsForm } from "./words.js";

const desk = document.getElementById("desk");
const { site } = desk?.dataset ?? {};
const LOOK = `airstrip-look-${site}`;
const dark = matchMedia("(prefers-color-scheme: dark)").matches;
const narrow = innerWidth < 700;
const look = { width: narrow ? "390" : "1280", scheme: dark ? "dark" : "light", tab: "page", open: null, inPlace: false, ...recall(LOOK) };
/** This tab, to whom the studio says which text of its preview was pressed. */
const tab = key();
/** What is typed into the fields of the panes and not yet the page's, by the field's id. */
const typed = new Map();
let latest = Promise.resolve(true);
const one = (selector) => desk.querySelector(selector);
const all = (selector) => [...desk.querySelectorAll(selector)];

if (desk) {
  dress();
  follow();
  document.body.addEventListener("htmx:oobAfterSwap", retype);
  // Until here a press would have been lost.
  desk.inert = false;
  new ResizeObserver(resize).observe(one(".stage"));
  desk.addEventListener("changed", refresh);
  if (look.inPlace) show(null);
  if (look.open) edit(look.open, false);
}

/** Makes a change after those before it, and shows the page as it is then; whether it was made. */
export function change(what, method = "PATCH", path = `/api/sites/${site}`) {
  latest = latest.then(() => make(what, method, path));
  return latest;
}

async function make(what, method, path) {
  desk.setAttribute("aria-busy", "true");
  let done = true;
  try {
    await call(method, path, { version: Number(desk.dataset.version), ...what });
    for (const [id, value] of typed) if (Object.values(what).includes(value)) typed.delete(id);
  } catch (error) {
    done = false;
    say(error.status === 409 ? "Somebody else changed this page; look at it and try again." : error.message);
  }
  await refresh();
  desk.removeAttribute("aria-busy");
  return done;
}

/** Reads the page again. What somebody is typing stays. */
async function refresh() {
  try {
    await htmx.ajax("GET", location.pathname, { source: desk, swap: "none" });
  } catch {
    return;
  }
  const { version, theme, preview } = one("#state").dataset;
  // Another address of the preview is another policy of this page.
  if (preview !== desk.dataset.preview) return location.reload();
  const moved = version !== desk.dataset.version;
  Object.assign(desk.dataset, { version, theme });
  if (look.open && !one(`[data-section="${look.open}"]`)) look.open = null;
  if (moved) {
    show(look.open);
    if (!one("#editor [data-words].dirty")) await load(look.open);
    else one("#editor [data-editing]").dataset.version = version;
  }
  dress();
}

/** Gives the fields that were just read again what somebody had typed into them. */
function retype() {
  for (const [id, value] of typed) {
    const field = document.getElementById(id);
    if (field && field.value !== value) field.value = value;
  }
}
on("input", "#page-pane input[id], #check-pane input[id]", (_, field) => typed.set(field.id, field.value));

function follow() {
  let cut = false;
  const events = new EventSource(`/api/sites/${site}/events`);
  events.addEventListener("error", () => (cut = true));
  events.addEventListener("open", () => {
    if (cut) refresh();
    cut = false;
  });
  events.addEventListener("pressed", (event) => {
    const { tab: of, section, path } = JSON.parse(event.data);
    if (of === tab && order().includes(section)) editAt(section, path);
  });
  let waiting;
  events.addEventListener("changed", (event) => {
    if (String(JSON.parse(event.data).version) === desk.dataset.version) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => desk.getAttribute("aria-busy") !== "true" && refresh(), 80);
  });
}

/** Puts everything as the reader left it: width, colours, tab, the open section. */
function dress() {
  remember(LOOK, look);
  one(".stage iframe").style.colorScheme = look.scheme;
  const press = (selector, is) => all(selector).forEach((it) => it.setAttribute("aria-pressed", String(is(it))));
  press("[data-width]", (it) => it.dataset.width === look.width);
  press("[data-scheme]", (it) => it.dataset.scheme === look.scheme);
  press("[data-in-place]", () => look.inPlace);
  press("[data-pane-to]", (it) => it.dataset.paneTo === desk.dataset.pane);
  for (const it of all("[data-show]")) {
    it.setAttribute("aria-expanded", String(it.dataset.show === look.open && look.tab === "section"));
  }
  for (const it of all("[role=tab]")) {
    const chosen = it.id === `tab-${look.tab}`;
    it.setAttribute("aria-selected", String(chosen));
    it.tabIndex = chosen ? 0 : -1;
    document.getElementById(it.getAttribute("aria-controls")).hidden = !chosen;
  }
  const count = all("#check-pane .fill, #check-pane .findings li").length;
  one("#tab-check").textContent = count === 0 ? "Check" : `Check (${count})`;
  for (const it of all("[data-at]")) it.textContent = ago(Number(it.dataset.at));
  resize();
}

function ago(at) {
  const seconds = Math.round(at - Date.now() / 1000);
  const [unit, size] = [["day", 86400], ["hour", 3600], ["minute", 60]].find((it) => -seconds >= it[1]) ?? [null, 1];
  if (!unit) return "just now";
  return new Intl.RelativeTimeFormat("en", { numeric: "auto" }).format(Math.round(seconds / size), unit);
}

function resize() {
  fit(one(".stage"), one(".stage iframe"), Number(look.width));
}

/** Shows the present version, at a section if one is named. */
function show(section) {
  const place = section ? `#${section}` : "";
  const page = look.inPlace ? `~words/${tab}/` : "";
  const next = `${desk.dataset.preview}/${page}?v=${desk.dataset.version}${place}`;
  if (one(".stage iframe").src !== next) one(".stage iframe").src = next;
}

// One section.
async function load(section) {
  const editor = one("#editor");
  if (!section) return;
  const response = await fetch(`/sites/${site}/sections/${section}`);
  if (!response.ok) return;
  const focus = editor.contains(document.activeElement) ? document.activeElement.id : null;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  editor.replaceChildren(...page.body.children);
  wordsForm(editor.querySelector("[data-words]"), site);
  for (const it of editor.querySelectorAll("iframe")) it.style.colorScheme = look.scheme;
  if (focus) document.getElementById(focus)?.focus();
}

async function edit(section, focus = true) {
  look.open = section;
  if (focus) {
    look.tab = "section";
    desk.dataset.pane = "edit";
  }
  show(section);
  await load(section);
  dress();
  if (focus) document.getElementById("editor-title")?.focus();
}
/** Opens the field for a text of the preview, which stays where it is. */
async function editAt(section, path) {
  Object.assign(look, { open: section, tab: "section" });
  desk.dataset.pane = "edit";
  if (one("#editor [data-editing]")?.dataset.editing !== section) await load(section);
  dress();
  const field = document.getElementById(idOf(path.split(".")));
  const place = field && !field.disabled ? field : document.getElementById("editor-title");
  place.scrollIntoView({ block: "center" });
  place.focus();
}
on("click", "[data-in-place]", () => {
  look.inPlace = !look.inPlace;
  show(look.open);
  dress();
  say(look.inPlace ? "Press any text in the preview to change it." : "");
});
on("click", "[data-show]", (_, button) => edit(button.dataset.show));
on("click", "[data-jump]", (_, button) => {
  if ("edit" in button.dataset) return edit(button.dataset.jump);
  desk.dataset.pane = "preview";
  show(button.dataset.jump);
  dress();
});
on("click", "[data-variant]", (_, it) => change({ change: "variant", section: look.open, variant: it.dataset.variant }));
on("click", "[data-lock]", (_, it) => {
  change({ change: "lock", section: it.dataset.lock, locked: it.getAttribute("aria-pressed") !== "true" });
});
on("click", "[data-remove]", async (_, it) => {
  if (await change({ change: "remove", section: it.dataset.remove })) {
    look.tab = "page";
    dress();
    one("[data-show]").focus();
    say(`${it.dataset.title} is removed. Undo brings it back.`);
  }
});
on("submit", "[data-redo]", async (event, form) => {
  event.preventDefault();
  const { instruction, model } = form.elements;
  const section = form.dataset.redo;
  const button = form.querySelector("[type=submit]");
  button.disabled = true;
  button.textContent = "Writing…";
  draftOf(site, section, null);
  one("#editor [data-words]")?.classList.remove("dirty");
  const more = model ? { model: model.value } : {};
  const done = await change({ instruction: instruction.value, ...more }, "POST", `/api/sites/${site}/sections/${section}/redo`);
  button.disabled = false;
  button.textContent = "Redo";
  if (done) say("Written anew.");
});
on("submit", "[data-words]", async (event, form) => {
  event.preventDefault();
  const { words: section } = form.dataset;
  const content = form.content();
  const problem = form.querySelector(".problem");
  problem.hidden = true;
  desk.setAttribute("aria-busy", "true");
  try {
    await call("PATCH", `/api/sites/${site}`, { version: Number(desk.dataset.version), change: "words", section, content });
    draftOf(site, section, null);
    form.classList.remove("dirty");
    say("Saved.");
  } catch (error) {
    problem.textContent = error.status === 409 ? "Somebody else changed this page. Save again to keep your words." : error.message;
    problem.hidden = false;
  }
  await refresh();
  desk.removeAttribute("aria-busy");
});

// The page as a whole.
on("click", "[data-width]", (_, it) => { look.width = it.dataset.width; dress(); });
on("click", "[data-scheme]", (_, it) => { look.scheme = it.dataset.scheme; dress(); });
on("click", "[data-pane-to]", (_, it) => { desk.dataset.pane = it.dataset.paneTo; dress(); });
on("click", "[data-change]", (_, it) => change(JSON.parse(it.dataset.change)));
on("click", "[data-theme-to]", (_, it) => change({ change: "theme", theme: it.dataset.themeTo }));
on("change", "[data-rename]", (_, it) => it.value.trim() && change({ change: "name", name: it.value }));
on("input", "[data-colour-well]", (_, it) => {
  typed.set("colour-text", it.value);
  retype();
});
on("change", "[data-colour-well]", (_, it) => change({ change: "colour", colour: it.value }));
on("submit", "[data-colour]", (event, form) => {
  event.preventDefault();
  change({ change: "colour", colour: form.elements.colour.value });
});
on("submit", "[data-fill]", async (event, form) => {
  event.preventDefault();
  const { fill: section, path } = form.dataset;
  if (!(await change({ change: "fill", section, path, words: form.elements.words.value }))) return;
  (one("[data-fill] input") ?? one("#tab-check")).focus();
});
on("click", "[data-tab], [role=tab]", (_, tab) => { look.tab = tab.id.slice(4); dress(); });
on("keydown", "[role=tab]", (event, tab) => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const tabs = all("[role=tab]");
  const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
  next.click();
  next.focus();
});
document.addEventListener("click", (event) => {
  for (const it of document.querySelectorAll("[data-menu][open]")) if (!it.contains(event.target)) it.open = false;
});
on("keydown", "[data-menu]", (event, menu) => {
  if (event.key !== "Escape") return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

// The library.
on("click", "[data-add]", async (_, button) => {
  const after = look.open && look.open !== "footer" ? { after: look.open } : {};
  document.getElementById("library").close();
  const before = new Set(order());
  if (!(await change({ change: "add", kind: button.dataset.add, ...after }))) return;
  const added = order().find((it) => !before.has(it));
  if (added) edit(added);
});
on("input", "[data-find]", (_, field) => {
  const wanted = field.value.toLowerCase().split(/\s+/);
  for (const it of field.closest("dialog").querySelectorAll(".kinds li")) {
    const text = it.textContent.toLowerCase();
    it.hidden = !wanted.every((word) => text.includes(word));
  }
});

// The order of the sections, by pointer and by key.
const order = () => all("[data-section]").map((it) => it.dataset.section);
let dragged = null;
let settling;
on("pointerdown", "[data-handle]", (event, handle) => {
  if (event.button !== 0) return;
  handle.setPointerCapture(event.pointerId);
  dragged = { row: handle.closest("li"), before: order().join() };
  dragged.row.classList.add("dragged");
});
on("pointermove", "[data-handle]", (event) => {
  if (!dragged) return;
  const over = all("[data-section]").find((it) => {
    const { top, bottom } = it.getBoundingClientRect();
    return it !== dragged.row && event.clientY >= top && event.clientY <= bottom;
  });
  if (!over) return;
  const { top, height } = over.getBoundingClientRect();
  if (event.clientY > top + height / 2) over.after(dragged.row);
  else over.before(dragged.row);
});
for (const end of ["pointerup", "pointercancel"]) {
  on(end, "[data-handle]", () => {
    if (!dragged) return;
    const { row, before } = dragged;
    dragged = null;
    row.classList.remove("dragged");
    if (order().join() !== before) change({ change: "order", sections: order() });
  });
}
on("keydown", "[data-handle]", (event, handle) => {
  const up = event.key === "ArrowUp";
  if (!up && event.key !== "ArrowDown") return;
  event.preventDefault();
  const row = handle.closest("li");
  const next = up ? row.previousElementSibling : row.nextElementSibling;
  if (!next) return;
  if (up) next.before(row);
  else next.after(row);
  handle.focus();
  const place = order().indexOf(row.dataset.section) + 1;
  say(`${row.querySelector(".section span").textContent}: ${place} of ${order().length}`);
  clearTimeout(settling);
  settling = setTimeout(() => change({ change: "order", sections: order() }), 600);
});
