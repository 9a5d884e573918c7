// A form for the words of a section, made from the schema of its kind. What is typed is kept until it is saved.
import { make, recall, remember } from "./tools.js";

const draftKey = (site, section) => `airstrip-words-${site}-${section}`;

/** Keeps what was typed into a section; `null` forgets it. */
export function draftOf(site, section, content) {
  remember(draftKey(site, section), content);
}

/** Fills `form` with fields. `form.content()` is what they say. */
export function wordsForm(form, site) {
  const { words: section, schema } = form.dataset;
  const saved = form.dataset.content;
  const locked = "locked" in form.dataset;
  const draft = locked ? null : recall(draftKey(site, section));
  let content = draft ?? JSON.parse(saved);
  if (draft && JSON.stringify(draft) === saved) draftOf(site, section, null);
  const waiting = new Set(Object.keys(content.placeholders ?? {}));
  form.content = () => content;

  const touched = () => {
    const dirty = JSON.stringify(content) !== saved;
    form.classList.toggle("dirty", dirty);
    draftOf(site, section, dirty ? content : null);
    form.querySelector(".unsaved").hidden = !dirty;
  };
  const draw = () => {
    const whole = schema ? JSON.parse(schema) : { type: "object", properties: {} };
    const fields = members(whole, content, [], { touched, again, waiting });
    const save = make("button", { type: "submit", textContent: "Save the words", id: "save-words", className: "primary" });
    const drop = make("button", { type: "button", textContent: "Discard", className: "quiet" });
    drop.addEventListener("click", () => {
      content = JSON.parse(saved);
      again();
    });
    const unsaved = make("span", { className: "unsaved", hidden: true }, make("span", { className: "hint", textContent: "Not saved yet" }), drop);
    const problem = make("p", { className: "problem", role: "alert", hidden: true });
    form.replaceChildren(...fields, problem, make("div", { className: "row save" }, save, unsaved));
    if (locked) for (const it of form.querySelectorAll("input, textarea, select, button")) it.disabled = true;
  };
  /** Draws the form again after something came or went, and goes to the element with the id `focus`. */
  function again(focus) {
    draw();
    touched();
    if (focus) (document.getElementById(focus) ?? form.querySelector(`[id^="${focus}-"]`))?.focus();
  }
  draw();
  touched();
}

const pretty = (name) =>
  typeof name === "number" ? String(name + 1) : name.charAt(0).toUpperCase() + name.slice(1).replace(/([A-Z])/g, " $1").toLowerCase();
/** The id of the field for what stands at `path` in the content. */
export const idOf = (path) => `words-${path.join("-")}`;

/** Fields for the members of an object. */
function members(schema, value, path, form) {
  const required = new Set(schema.required ?? []);
  const parts = [];
  for (const [name, of] of Object.entries(schema.properties ?? {})) {
    if (name === "placeholders" || "const" in of) continue;
    const here = [...path, name];
    if (name in value) {
      const drop = required.has(name) ? null : () => { delete value[name]; form.again(); };
      parts.push(field(of, value, here, { ...form, drop }));
    } else if (!of.oneOf) {
      const add = make("button", { type: "button", className: "quiet small add-field", textContent: `Add ${pretty(name).toLowerCase()}` });
      add.addEventListener("click", () => {
        value[name] = empty(of);
        form.again(idOf(here));
      });
      parts.push(add);
    }
  }
  return parts;
}

/** What an empty value of a schema is. */
function empty(schema) {
  if ("const" in schema) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.oneOf) return empty(schema.oneOf[0]);
  if (schema.type === "object") {
    return Object.fromEntries((schema.required ?? []).map((it) => [it, empty(schema.properties[it])]));
  }
  if (schema.type === "array") return Array.from({ length: schema.minItems ?? 0 }, () => empty(schema.items));
  if (schema.type === "boolean") return false;
  if (schema.type === "integer" || schema.type === "number") return schema.minimum ?? 0;
  return "";
}

/** One field: the value at the end of `path`, which is a member of `holder`. */
function field(schema, holder, path, form) {
  const name = path.at(-1);
  const value = holder[name];
  if (schema.oneOf) {
    const fits = (it) => Object.entries(it.properties ?? {}).every(([at, of]) => !("const" in of) || value?.[at] === of.const);
    return field({ ...schema.oneOf.find(fits), description: schema.description }, holder, path, form);
  }
  if (schema.type === "array") return list(schema, value, path, form);
  if (schema.type === "object") {
    return group(path, form, members(schema, value, path, { ...form, drop: null }));
  }
  return leaf(schema, holder, path, form);
}

function group(path, { drop }, parts) {
  const legend = make("legend", {}, pretty(path.at(-1)));
  if (drop) legend.append(dropper(path, drop));
  return make("fieldset", {}, legend, ...parts);
}

function dropper(path, drop) {
  const label = `Remove ${path.map(pretty).join(" ").toLowerCase()}`;
  const button = make("button", { type: "button", className: "quiet drop", textContent: "×", title: label });
  button.setAttribute("aria-label", label);
  button.addEventListener("click", drop);
  return button;
}

function list(schema, value, path, form) {
  const least = schema.minItems ?? 0;
  const parts = value.map((_, at) => {
    const drop = value.length > least ? () => { value.splice(at, 1); form.again(); } : null;
    return field(schema.items, value, [...path, at], { ...form, drop });
  });
  if (value.length < (schema.maxItems ?? 99)) {
    const add = make("button", { type: "button", className: "quiet small add-field", textContent: "Add one" });
    add.setAttribute("aria-label", `Add one to ${pretty(path.at(-1)).toLowerCase()}`);
    add.addEventListener("click", () => {
      value.push(empty(schema.items));
      form.again(idOf([...path, value.length - 1]));
    });
    parts.push(add);
  }
  return group(path, form, parts);
}

function leaf(schema, holder, path, form) {
  const name = path.at(-1);
  const id = idOf(path);
  const control = controlOf(schema, holder[name]);
  control.id = id;
  control.addEventListener("input", () => {
    holder[name] = control.type === "checkbox" ? control.checked : control.type === "number" ? Number(control.value) : control.value;
    form.touched();
  });
  const label = make("label", { htmlFor: id }, pretty(name));
  const waits = form.waiting.has(path.join("."));
  if (waits) label.append(make("small", { className: "waits", textContent: "waits for a fact" }));
  const hint = schema.description ? make("span", { className: "hint", id: `${id}-hint`, textContent: schema.description }) : null;
  if (hint) control.setAttribute("aria-describedby", hint.id);
  const head = make("div", { className: "field-head" }, label, form.drop ? dropper(path, form.drop) : null);
  return make("div", { className: `field${control.type === "checkbox" ? " check" : ""}` }, head, control, hint);
}

function controlOf(schema, value) {
  if (schema.enum) {
    const select = make("select", {}, ...schema.enum.map((it) => make("option", { value: it, textContent: it })));
    select.value = value;
    return select;
  }
  if (schema.type === "boolean") return make("input", { type: "checkbox", checked: value });
  if (schema.type === "integer" || schema.type === "number") {
    return make("input", { type: "number", value, required: true });
  }
  const long = (schema.maxLength ?? 0) > 90 && schema.format !== "link";
  const control = make(long ? "textarea" : "input", { value, required: (schema.minLength ?? 0) > 0 });
  if (schema.maxLength) control.maxLength = schema.maxLength;
  if (schema.minLength) control.minLength = schema.minLength;
  if (long) control.rows = Math.min(6, Math.max(2, Math.ceil(String(value).length / 34)));
  return control;
}
