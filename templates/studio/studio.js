// The studio in the browser: panels and their shortcuts, the Page Builder, the list of pages.
import { call, complain, key, on, recall, remember, say } from "./tools.js";
import "./component.js";
import "./desk.js";
import "./making.js";

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
    form.dataset.key ||= key();
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
