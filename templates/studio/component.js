// The Component Panel: one wish, one component, to look at, to copy, and to put into the page that is open.
import { call, complain, make, on, remember, recall, say } from "./tools.js";

const panel = document.getElementById("component");
const result = panel.querySelector("[data-result]");
const WISH = "airstrip-wish";
let made = null;

panel.querySelector("[name=prompt]").value = recall(WISH) ?? "";
on("input", "[data-component] [name=prompt]", (_, field) => remember(WISH, field.value));
on("click", "[data-wish]", (_, button) => {
  const { prompt } = button.closest("form").elements;
  prompt.value = button.dataset.wish;
  prompt.focus();
});

on("submit", "[data-component]", async (event, form) => {
  event.preventDefault();
  const wish = Object.fromEntries([...new FormData(form)].filter(([, value]) => value.trim() !== ""));
  const desk = document.getElementById("desk");
  if (desk) wish.theme = desk.dataset.theme;
  const button = form.querySelector("[type=submit]");
  complain(form, "");
  button.disabled = true;
  panel.setAttribute("aria-busy", "true");
  say("Making the component…");
  try {
    made = await call("POST", "/api/generate-component", wish);
    show();
  } catch (error) {
    complain(form, error.message);
  }
  panel.removeAttribute("aria-busy");
  button.disabled = false;
});

function show() {
  result.hidden = false;
  result.querySelector("[data-from]").textContent = made.from;
  result.querySelector("code").textContent = made.code;
  const frame = result.querySelector("iframe");
  frame.src = made.preview;
  frame.style.colorScheme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const list = result.querySelector(".findings");
  // Words that wait for a fact are the page's, not the component's.
  const found = made.findings.filter((it) => it.code !== "placeholder");
  list.replaceChildren(
    ...found.map((it) =>
      make("li", {}, it.message, it.help ? make("span", { className: "hint", textContent: ` ${it.help}` }) : null),
    ),
  );
  list.hidden = found.length === 0;
  result.querySelector("[data-insert]").hidden = !document.getElementById("desk");
  result.querySelector("h3").focus();
  say("The component is made.");
}

on("click", "[data-copy]", async (_, button) => {
  const code = button.closest("[data-code]").querySelector("code");
  try {
    await navigator.clipboard.writeText(code.textContent);
    say("Copied.");
  } catch {
    getSelection().selectAllChildren(code);
    say("Selected; copy it with Ctrl or Cmd and C.");
  }
});

on("click", "[data-insert]", async () => {
  const desk = document.getElementById("desk");
  const section = document.querySelector("[data-show][aria-expanded=true]")?.dataset.show;
  const what = { change: "insert", component: made.id, version: Number(desk.dataset.version) };
  if (section && section !== "footer") what.after = section;
  try {
    await call("PATCH", `/api/sites/${desk.dataset.site}`, what);
    panel.close();
    desk.dispatchEvent(new CustomEvent("changed"));
    say("It is in the page.");
  } catch (error) {
    say(error.message);
  }
});
