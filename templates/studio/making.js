// A page that is being made: how far each section is, and the page itself as far as it is.
import { call, fit, make, on, say } from "./tools.js";

const STEPS = {
  writing: "being written",
  verifying: "being checked",
  repairing: "being mended",
  fell_back: "another author takes over",
  accepted: "done",
};
const making = document.querySelector('[data-making][data-state="running"]');
if (making) {
  follow();
  // The preview goes on as long as the page is made: a browser that waits for it is never done loading.
  if (document.readyState === "complete") show();
  else addEventListener("load", show);
}

function follow() {
  const bar = making.querySelector("progress");
  const step = making.querySelector(".step");
  const list = making.querySelector(".steps");
  const rows = new Map();
  const done = new Set();
  let cut = false;
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
    cut = true;
    if (events.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), 2000);
  });
  // A studio that was started again has another address for the preview.
  events.addEventListener("open", () => cut && location.reload());
  for (const name of ["done", "failed", "cancelled"]) {
    events.addEventListener(name, () => {
      events.close();
      location.reload();
    });
  }
}

/** Shows the page as far as it is. Its answer goes on: sections come into their places without a reload. */
function show() {
  const stage = making.querySelector(".stage");
  const frame = make("iframe", { title: "The page so far" });
  frame.setAttribute("sandbox", "allow-same-origin");
  frame.src = `${making.dataset.preview}/`;
  stage.replaceChildren(frame);
  const wide = () => fit(stage, frame, innerWidth < 700 ? 390 : 1280);
  new ResizeObserver(wide).observe(stage);
}
on("click", "[data-cancel]", async (_, button) => {
  button.disabled = true;
  await call("DELETE", `/api/sites/${button.dataset.cancel}`).catch((error) => say(error.message));
});
