// What every part of the studio needs: the API, a word to the reader, and listeners that outlive what they listen to.
const TOKEN = 'meta[name="airstrip-token"]';
let token = document.querySelector(TOKEN).content;
const said = document.getElementById("said");
let timer;

/** Tells a person what happened, for a few seconds. */
export function say(text) {
  // Under a panel it could be neither seen nor heard.
  const place = document.querySelector("dialog[open]") ?? document.body;
  if (said.parentElement !== place) place.append(said);
  said.textContent = text;
  clearTimeout(timer);
  timer = setTimeout(() => (said.textContent = ""), 8000);
}

/** Calls the API; a problem is thrown as an error with its hint. */
export async function call(method, path, body, more = {}) {
  try {
    return await send(method, path, body, more);
  } catch (error) {
    // A studio that was started again has another token, which its pages tell.
    if (error.code !== "token" || !(await renew())) throw error;
    return send(method, path, body, more);
  }
}

async function renew() {
  const response = await fetch("/").catch(() => null);
  if (!response?.ok) return false;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const next = page.querySelector(TOKEN)?.content;
  const changed = Boolean(next) && next !== token;
  token = next ?? token;
  return changed;
}

async function send(method, path, body, more) {
  const headers = { "X-Airstrip-Token": token, ...more };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  let response;
  try {
    response = await fetch(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  } catch {
    throw new Error("The studio does not answer. Is it still running?");
  }
  if (response.ok) return response.status === 204 ? undefined : response.json();
  const problem = await response.json().catch(() => ({ title: `The studio answered ${response.status}` }));
  const found = (problem.findings ?? []).slice(0, 2).map((it) => it.message);
  const error = new Error([problem.title, ...found, problem.hint].filter(Boolean).map(sentence).join(" "));
  throw Object.assign(error, { status: response.status, code: problem.code });
}

function sentence(text) {
  const whole = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(whole) ? whole : `${whole}.`;
}

/** A name that nobody can guess. */
export function key() {
  // Where the studio has no TLS in front, `randomUUID` is not there.
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (it) => it.toString(16).padStart(2, "0")).join("");
}

/** Listens on all that matches `selector`, now and later. */
export function on(type, selector, listener) {
  document.addEventListener(type, (event) => {
    const target = event.target.closest?.(selector);
    if (target) listener(event, target);
  });
}

/** A new element with properties and children. */
export function make(name, properties = {}, ...children) {
  const { dataset, ...plain } = properties;
  const element = Object.assign(document.createElement(name), plain);
  Object.assign(element.dataset, dataset);
  element.append(...children.filter((it) => it !== null && it !== undefined));
  return element;
}

/** Gives a preview the width `wanted`, made smaller where the stage has no room; a wide one takes all the room there is. */
export function fit(stage, frame, wanted) {
  const { paddingLeft, paddingTop } = getComputedStyle(stage);
  const room = stage.clientWidth - 2 * parseFloat(paddingLeft);
  const high = stage.clientHeight - 2 * parseFloat(paddingTop);
  if (room <= 0 || high <= 0) return;
  const width = wanted === 1280 ? Math.max(wanted, room) : wanted;
  const scale = Math.min(1, room / width);
  Object.assign(frame.style, {
    width: `${width}px`,
    height: `${high / scale}px`,
    transform: `scale(${scale})`,
    insetInlineStart: `${(room - width * scale) / 2 + parseFloat(paddingLeft)}px`,
  });
}

/** What this browser keeps under `key`; nothing where it keeps nothing. */
export function recall(key, store = sessionStorage) {
  try {
    return JSON.parse(store.getItem(key));
  } catch {
    return null;
  }
}

export function remember(key, value, store = sessionStorage) {
  try {
    if (value === null) store.removeItem(key);
    else store.setItem(key, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing is a browser without drafts.
  }
}

/** Shows a problem beside the form it belongs to. */
export function complain(form, message) {
  const problem = form.querySelector(".problem");
  problem.textContent = message;
  problem.hidden = message === "";
}
