// The studio in the browser: panels and their shortcuts, the Page Builder, a page that is being made, the list of pages.
import { call, complain, make, on, recall, remember, say } from "./tools.js";
import "./component.js";
import "./desk.js";

const PROMPT = "airstrip-prompt";

// Panels and their shortcuts.
function open(name) {
  const start = document.querySelector(".start [data-builder] textarea");
  if (name === "builder" && start) {
    for (const it of document.querySelectorAll("dialog[open]")) it.close();
    return start.focus();
  }
  const panel = document.getElementById(name);
  for (const it of document.querySelectorAll("dialog[open]")) if (it !== panel) it.close();
  if (!panel.open) panel.showModal();
  panel.querySelector("textarea, input")?.focus();
}
document.addEventListener("keydown", (event) => {
  if (!event.altKey || !(event.ctrlKey || event.metaKey)) return;
  const name = { KeyP: "builder", KeyC: "component" }[event.code];
  if (!name) return;
  event.preventDefault();
  open(name);
});
on("click", "[data-open]", (_, button) => open(button.dataset.open));
on("click", "[data-close]", (_, button) => button.closest("dialog").close());
on("click", "dialog", (event, dialog) => event.target === dialog && dialog.close());
if (/Mac|iPhone|iPad/.test(navigator.platform)) {
  for (const it of document.querySelectorAll("kbd")) it.textContent = it.textContent.replace("Ctrl Alt ", "⌘ ⌥ ");
}

// The Page Builder. What was typed is there again when the page is.
for (const it of document.querySelectorAll("[data-again]")) remember(PROMPT, it.dataset.again);
for (const it of document.querySelectorAll("[data-builder] textarea")) it.value ||= recall(PROMPT) ?? "";
on("input", "[data-builder] textarea", (_, field) => remember(PROMPT, field.value));
on("click", "[data-example]", (_, button) => {
  const { prompt } = button.closest("form").elements;
  prompt.value = button.dataset.example;
  prompt.focus();
});
on("submit", "[data-builder]", async (event, form) => {
  event.preventDefault();
  const wanted = Object.fromEntries([...new FormData(form)].filter(([, value]) => value.trim() !== ""));
  const button = form.querySelector("[type=submit]");
  complain(form, "");
  button.disabled = true;
  try {
    form.dataset.key ||= crypto.randomUUID();
    const { id } = await call("POST", "/api/sites", wanted, { "Idempotency-Key": form.dataset.key + hash(wanted) });
    remember(PROMPT, null);
    location.assign(`/sites/${id}`);
  } catch (error) {
    complain(form, error.message);
    button.disabled = false;
  }
});

/** A short name for what is wanted: the same wish twice, on a network that hung, is one page. */
function hash(wanted) {
  let sum = 7;
  for (const it of JSON.stringify(wanted)) sum = (sum * 31 + it.codePointAt(0)) % 2147483647;
  return `-${sum}`;
}

// A page that is being made.
const STEPS = {
  writing: "being written",
  verifying: "being checked",
  repairing: "being mended",
  fell_back: "another author takes over",
  accepted: "done",
};
const making = document.querySelector('[data-making][data-state="running"]');
if (making) follow(making);

function follow(making) {
  const bar = making.querySelector("progress");
  const step = making.querySelector(".step");
  const list = making.querySelector(".steps");
  const rows = new Map();
  const done = new Set();
  const events = new EventSource(`/api/sites/${making.dataset.making}/events`);
  events.addEventListener("planned", (event) => {
    const { sections, name } = JSON.parse(event.data);
    bar.max = sections.length;
    for (const id of sections) row(id, id.replaceAll("-", " "));
    document.title = `Making ${name} · airstrip studio`;
  });
  function row(id, title) {
    if (!rows.has(id)) {
      rows.set(id, make("li", {}, make("span", { textContent: title }), make("small", { textContent: "waiting" })));
      list.append(rows.get(id));
    }
    return rows.get(id);
  }
  events.addEventListener("section", (event) => {
    const it = JSON.parse(event.data);
    const line = row(it.id, it.title);
    line.firstChild.textContent = it.words ? `${it.title}: ${it.words}` : it.title;
    line.lastChild.textContent = STEPS[it.step] ?? it.step;
    line.className = it.step;
    if (it.step === "accepted") done.add(it.id);
    bar.value = done.size;
    step.textContent = `Generating section ${it.number} of ${it.of}… ${it.title}`;
  });
  events.addEventListener("error", () => {
    if (events.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), 2000);
  });
  for (const name of ["done", "failed", "cancelled"]) {
    events.addEventListener(name, () => {
      events.close();
      location.reload();
    });
  }
}
on("click", "[data-cancel]", async (_, button) => {
  button.disabled = true;
  await call("DELETE", `/api/sites/${button.dataset.cancel}`).catch((error) => say(error.message));
});

// The list of pages.
on("click", "[data-delete]", async (_, button) => {
  if (!confirm(`Delete “${button.dataset.name}”? This cannot be undone.`)) return;
  try {
    await call("DELETE", `/api/sites/${button.dataset.delete}`);
    if (document.getElementById("desk")) return location.assign("/");
    const next = button.closest("li").nextElementSibling ?? button.closest("li").previousElementSibling;
    button.closest("li").remove();
    (next?.querySelector("a") ?? document.getElementById("main")).focus();
    say(`“${button.dataset.name}” is deleted.`);
  } catch (error) {
    say(error.message);
  }
});
on("click", "[data-duplicate]", async (_, button) => {
  try {
    const { id } = await call("POST", `/api/sites/${button.dataset.duplicate}/duplicate`);
    location.assign(`/sites/${id}`);
  } catch (error) {
    say(error.message);
  }
});
