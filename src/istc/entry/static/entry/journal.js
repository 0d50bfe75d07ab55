// Every keystroke that no server has confirmed yet, kept by this browser: reload, crash, sign-in, closed tab.
// One sheet per unit, form and tab; `alive` says which tabs are open, so that one takes up only what is orphaned.
const PREFIX = "istc-journal/";
const BEAT = 2000;
const DEAD = 3 * BEAT;

let base = "";
let mine = "";
let sheet = {}; // record, or new:token -> {version, items: {item: typed}}
let failed = false;

export function openJournal() {
  const { unit, year, form } = document.getElementById("page").dataset;
  base = `${PREFIX}${unit}/${year}/${form}/`;
  mine = base + tab();
  beat();
  setInterval(beat, BEAT);
  addEventListener("pagehide", () => silent(() => localStorage.removeItem(`${mine}/alive`)));
  addEventListener("pageshow", beat);
  sheet = merge([...orphans(), mine]);
  write();
  return structuredCloneOf(sheet);
}

// What other tabs left behind since; called now and then.
export function adopt() {
  const left = orphans();
  if (!left.length) return null;
  const found = merge(left);
  sheet = merge([mine, ...left]);
  write();
  return found;
}

function tab() {
  const key = "istc-tab";
  const known = read(() => sessionStorage.getItem(key));
  const made = known ?? Math.random().toString(36).slice(2, 10);
  silent(() => sessionStorage.setItem(key, made));
  return made;
}

function beat() {
  silent(() => localStorage.setItem(`${mine}/alive`, String(Date.now())));
}

function orphans() {
  const keys = read(() => Object.keys(localStorage)) ?? [];
  const sheets = keys.filter((key) => key.startsWith(base) && !key.endsWith("/alive") && key !== mine);
  return sheets.filter((key) => Date.now() - Number(read(() => localStorage.getItem(`${key}/alive`)) ?? 0) > DEAD);
}

function merge(keys) {
  const found = {};
  for (const key of keys) {
    for (const [record, { version, items }] of Object.entries(parsed(key))) {
      const own = (found[record] ??= { version, items: {} });
      own.version = Math.min(own.version, version);
      Object.assign(own.items, items);
    }
    if (key !== mine) silent(() => localStorage.removeItem(key));
  }
  return found;
}

function parsed(key) {
  return read(() => JSON.parse(localStorage.getItem(key))) ?? {};
}

export function recordOf(scope) {
  return scope.dataset.record || (scope.dataset.token ? `new:${scope.dataset.token}` : "");
}

// Called with every change; `typed` is what stands in the inputs of the item now.
export function keep(scope, item, typed) {
  const record = recordOf(scope);
  const own = (sheet[record] ??= { version: Number(scope.dataset.version), items: {} });
  own.items[item] = typed;
  plan();
}

// The server has it, or the person gave it up. `record`: as it was when it was sent.
export function release(record, items) {
  const own = sheet[record];
  if (!own) return;
  for (const item of items) delete own.items[item];
  if (!Object.keys(own.items).length) delete sheet[record];
  plan();
}

export function renewed(record, version) {
  if (sheet[record]) sheet[record].version = version;
}

export function held(record) {
  return sheet[record] ? structuredCloneOf(sheet[record]) : null;
}

export function drop(record) {
  delete sheet[record];
  plan();
}

// A pasted block calls `keep` for each of its cells: written once, but before anything else can happen.
let planned = false;
function plan() {
  if (planned) return;
  planned = true;
  queueMicrotask(write);
}

function write() {
  planned = false;
  try {
    if (Object.keys(sheet).length) localStorage.setItem(mine, JSON.stringify(sheet));
    else localStorage.removeItem(mine);
    failed = false;
  } catch {
    failed = true; // full, or switched off: leaving the page is warned of
  }
}

// Whether everything typed is stored in this browser at least.
export function holds() {
  return !failed;
}

function structuredCloneOf(found) {
  return JSON.parse(JSON.stringify(found));
}

function read(work) {
  try {
    return work();
  } catch {
    return null;
  }
}

function silent(work) {
  read(work);
}
