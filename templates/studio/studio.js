// The studio in the browser: shortcuts, forms that call the API, progress, and the preview.
const token = document.querySelector('meta[name="airstrip-token"]').content;
const said = document.getElementById("said");

/** Tells a person what happened, for a few seconds. */
function say(text) {
  said.textContent = text;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => (said.textContent = ""), 6000);
}

/** Calls the API; a problem is thrown as an error with its hint. */
async function call(method, path, body) {
  const headers = { "X-Airstrip-Token": token };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  const response = await fetch(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  if (response.ok) return response.status === 204 ? undefined : response.json();
  const problem = await response.json().catch(() => ({ title: `the studio answered ${response.status}` }));
  const first = problem.findings?.[0]?.message;
  throw new Error([problem.title, first, problem.hint].filter(Boolean).join(". "));
}

const on = (type, selector, listener) =>
  document.addEventListener(type, (event) => {
    const target = event.target.closest?.(selector);
    if (target) listener(event, target);
  });

// Panels and their shortcuts.
function open(name) {
  const panel = document.getElementById(name);
  if (!panel) return;
  const start = document.querySelector(`.start [data-builder] textarea`);
  if (name === "builder" && start) return start.focus();
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

// The Page Builder.
on("click", "[data-example]", (_, button) => {
  const prompt = button.closest("form").elements.prompt;
  prompt.value = button.dataset.example;
  prompt.focus();
});
on("submit", "[data-builder]", async (event, form) => {
  event.preventDefault();
  const wanted = Object.fromEntries([...new FormData(form)].filter(([, value]) => value.trim() !== ""));
  const problem = form.querySelector(".problem");
  const button = form.querySelector("[type=submit]");
  problem.hidden = true;
  button.disabled = true;
  try {
    const { id } = await call("POST", "/api/sites", wanted);
    location.assign(`/sites/${id}`);
  } catch (error) {
    problem.textContent = error.message;
    problem.hidden = false;
    button.disabled = false;
  }
});

// A page that is being made.
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
    bar.max = JSON.parse(event.data).sections.length;
  });
  events.addEventListener("section", (event) => {
    const it = JSON.parse(event.data);
    if (!rows.has(it.id)) {
      const row = document.createElement("li");
      row.append(it.title, document.createElement("small"));
      rows.set(it.id, row);
      list.append(row);
    }
    rows.get(it.id).lastChild.textContent = it.step.replace("_", " ");
    if (it.step === "accepted" || it.step === "fell_back") done.add(it.id);
    bar.value = done.size;
    step.textContent = `Generating section ${it.number} of ${it.of}… ${it.title}`;
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

// The list of sites.
on("click", "[data-delete]", async (_, button) => {
  if (!confirm(`Delete “${button.dataset.name}”? This cannot be undone.`)) return;
  try {
    await call("DELETE", `/api/sites/${button.dataset.delete}`);
    button.closest("li").remove();
  } catch (error) {
    say(error.message);
  }
});
on("click", "[data-duplicate]", async (_, button) => {
  try {
    const { id } = await call("POST", `/api/sites/${button.dataset.duplicate}/duplicate`, {});
    location.assign(`/sites/${id}`);
  } catch (error) {
    say(error.message);
  }
});

// One site.
let desk = document.getElementById("desk");
let look = { width: "", scheme: matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light", open: null };

/** Makes a change, and shows the site as it is then. */
async function change(what, method = "PATCH", path = `/api/sites/${desk.dataset.site}`) {
  desk.setAttribute("aria-busy", "true");
  try {
    await call(method, path, { version: Number(desk.dataset.version), ...what });
  } catch (error) {
    say(error.message);
  }
  await refresh();
}

async function refresh() {
  await htmx.ajax("GET", location.pathname, { target: "#desk", select: "#desk", swap: "outerHTML" });
  desk = document.getElementById("desk");
  dress();
}

/** Puts width, colours and the open section back as they were. */
function dress() {
  const frame = desk.querySelector("iframe");
  frame.style.width = look.width ? `${look.width}px` : "";
  frame.style.colorScheme = look.scheme;
  for (const it of desk.querySelectorAll("[data-width]")) it.setAttribute("aria-pressed", String(it.dataset.width === look.width));
  for (const it of desk.querySelectorAll("[data-scheme]")) it.setAttribute("aria-pressed", String(it.dataset.scheme === look.scheme));
  for (const it of desk.querySelectorAll("[data-show]")) it.setAttribute("aria-expanded", String(it.dataset.show === look.open));
  for (const it of desk.querySelectorAll(".edit")) it.hidden = it.id !== `edit-${look.open}`;
  for (const it of desk.querySelectorAll(".words")) wordsForm(it);
}
if (desk) {
  window.addEventListener("load", dress);
  const events = new EventSource(`/api/sites/${desk.dataset.site}/events`);
  events.addEventListener("changed", (event) => {
    if (JSON.parse(event.data).version !== Number(desk.dataset.version) && desk.getAttribute("aria-busy") !== "true") {
      clearTimeout(refresh.timer);
      refresh.timer = setTimeout(refresh, 50);
    }
  });
}

on("click", "[data-width]", (_, button) => { look.width = button.dataset.width; dress(); });
on("click", "[data-scheme]", (_, button) => { look.scheme = button.dataset.scheme; dress(); });
on("click", "[data-show]", (_, button) => {
  look.open = look.open === button.dataset.show ? null : button.dataset.show;
  dress();
  if (look.open) desk.querySelector(`#edit-${look.open} select`)?.focus();
});
on("click", "[data-change]", (_, button) => change(JSON.parse(button.dataset.change)));
on("click", "[data-remove]", (_, button) => { look.open = null; change({ change: "remove", section: button.dataset.remove }); });
on("change", "[data-variant]", (_, it) => change({ change: "variant", section: it.dataset.variant, variant: it.value }));
on("change", "[data-theme]", (_, it) => change({ change: "theme", theme: it.value }));
on("change", "[data-rename]", (_, it) => change({ change: "name", name: it.value }));
on("submit", "[data-add]", (event, form) => {
  event.preventDefault();
  change({ change: "add", kind: form.elements.kind.value });
});
on("submit", "[data-redo]", (event, form) => {
  event.preventDefault();
  const path = `/api/sites/${desk.dataset.site}/sections/${form.dataset.redo}/redo`;
  change({ instruction: form.elements.instruction.value }, "POST", path);
});

// The order of the sections, by button and by hand.
const order = () => [...desk.querySelectorAll("[data-section]")].map((it) => it.dataset.section);
on("click", "[data-move]", async (_, button) => {
  const row = button.closest("[data-section]");
  const { section } = row.dataset;
  const { move } = button.dataset;
  if (move === "up") row.previousElementSibling?.before(row);
  else row.nextElementSibling?.after(row);
  await change({ change: "order", sections: order() });
  desk.querySelector(`[data-section="${section}"] [data-move="${move}"]`)?.focus();
});
let dragged = null;
on("dragstart", "[data-section]", (event, row) => {
  dragged = row;
  event.dataTransfer.effectAllowed = "move";
});
on("dragover", "[data-section]", (event, row) => {
  if (!dragged || row === dragged) return;
  event.preventDefault();
  const after = event.offsetY > row.offsetHeight / 2;
  if (after) row.after(dragged);
  else row.before(dragged);
});
on("drop", ".sections", (event) => event.preventDefault());
on("dragend", "[data-section]", () => {
  if (dragged) change({ change: "order", sections: order() });
  dragged = null;
});

// A form for the words of a section, made from its content.
const pretty = (name) => name.charAt(0).toUpperCase() + name.slice(1).replace(/([A-Z])/g, " $1").toLowerCase();

function wordsForm(form) {
  if (form.childElementCount) return;
  const content = JSON.parse(form.dataset.content);
  const draw = (value, path) => {
    const name = path.at(-1);
    if (typeof value === "string") {
      const label = document.createElement("label");
      const field = document.createElement(value.length > 60 ? "textarea" : "input");
      field.value = value;
      field.dataset.path = JSON.stringify(path);
      label.append(typeof name === "number" ? `${name + 1}` : pretty(name), field);
      return label;
    }
    if (value === null || typeof value !== "object") return null;
    const group = document.createElement("fieldset");
    const legend = document.createElement("legend");
    legend.textContent = typeof name === "number" ? `${name + 1}` : pretty(name);
    const parts = Object.entries(value).map(([key, it]) => draw(it, [...path, Array.isArray(value) ? Number(key) : key]));
    group.append(legend, ...parts.filter(Boolean));
    return group;
  };
  const skipped = new Set(["placeholders", "kind", "role"]);
  const parts = Object.entries(content).filter(([key]) => !skipped.has(key)).map(([key, value]) => draw(value, [key]));
  const save = document.createElement("button");
  save.type = "submit";
  save.textContent = "Save the words";
  form.append(...parts.filter(Boolean), save);
}
on("submit", "[data-words]", (event, form) => {
  event.preventDefault();
  const content = JSON.parse(form.dataset.content);
  for (const field of form.querySelectorAll("[data-path]")) {
    const path = JSON.parse(field.dataset.path);
    const holder = path.slice(0, -1).reduce((it, key) => it[key], content);
    holder[path.at(-1)] = field.value;
  }
  change({ change: "words", section: form.dataset.words, content });
});
