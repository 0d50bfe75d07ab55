// Every keystroke that no server has confirmed yet, kept by this browser: reload, crash, sign-in, closed tab.
// One sheet per unit, form and tab; `alive` says which tabs are open, so that one takes up only what is orphaned.
import { forget, keepFar, keepNear, load, openShelf, sheetsOf, silent } from "./shelf.js";

const PREFIX = "istc-journal/";
const BEAT = 2000;
const DEAD = 3 * BEAT;

let base = "";
let mine = "";
let sheet = {}; // record, or new:token -> {version, items: {item: typed}}
let near = true; // whether localStorage has what IndexedDB has not
const loose = new Map(); // record -> how often it changed since IndexedDB confirmed it
let opened = null; // a promise

// What was left behind last time, without what was typed since this page began: [[record, {version, items}]…].
export async function openJournal() {
  const { unit, year, form } = document.getElementById("page").dataset;
  base = `${PREFIX}${unit}/${year}/${form}/`;
  mine = base + tab();
  beat();
  setInterval(beat, BEAT);
  addEventListener("pagehide", () => silent(() => localStorage.removeItem(`${mine}/alive`)));
  addEventListener("pageshow", beat);
  opened = openShelf();
  await opened;
  return takeUp([...(await orphans()), mine]);
}

// What other tabs left behind since; called now and then.
export async function adopt() {
  const left = await orphans();
  return left.length ? takeUp(left) : null;
}

// A tab that was copied carries the name of one that is still open, and gets a name of its own.
function tab() {
  const key = "istc-tab";
  const known = silent(() => sessionStorage.getItem(key));
  const name = known && !isAlive(base + known) ? known : Math.random().toString(36).slice(2, 10);
  silent(() => sessionStorage.setItem(key, name));
  return name;
}

function beat() {
  silent(() => localStorage.setItem(`${mine}/alive`, String(Date.now())));
}

function isAlive(name) {
  return Date.now() - Number(silent(() => localStorage.getItem(`${name}/alive`)) ?? 0) <= DEAD;
}

async function orphans() {
  return (await sheetsOf(base)).filter((name) => name !== mine && !isAlive(name));
}

// Joins sheets to mine; they are thrown away when mine is safe.
async function takeUp(names) {
  const found = {};
  for (const name of names) {
    for (const [record, { version, place: first, items }] of Object.entries(await load(name))) {
      const own = (found[record] ??= { version, place: first, items: {} });
      own.version = Math.min(own.version, version);
      Object.assign(own.items, items);
    }
  }
  for (const [record, own] of Object.entries(found)) {
    const since = sheet[record];
    const version = Math.min(own.version, since?.version ?? own.version);
    sheet[record] = { version, place: own.place, items: { ...own.items, ...since?.items } };
    for (const item of Object.keys(since?.items ?? {})) delete own.items[item];
    plan(record);
  }
  await null; // what was planned is under way
  await flying;
  if (holds()) await Promise.all(names.filter((name) => name !== mine).map(forget));
  return Object.entries(structuredClone(found)).sort(([, one], [, other]) => one.place - other.place);
}

// New rows come back in the order in which they were begun.
let begun = 0;
function place() {
  begun = Math.max(begun + 1, Date.now() * 1000);
  return begun;
}

export function recordOf(scope) {
  return scope.dataset.record || (scope.dataset.token ? `new:${scope.dataset.token}` : "");
}

// Called with every change; `typed` is what stands in the inputs of the item now.
export function keep(scope, item, typed) {
  const record = recordOf(scope);
  const own = (sheet[record] ??= { version: Number(scope.dataset.version), place: place(), items: {} });
  own.items[item] = typed;
  plan(record);
}

// The server has it, or the person gave it up. `record`: as it was when it was sent.
export function release(record, items) {
  const own = sheet[record];
  if (!own) return;
  for (const item of items) delete own.items[item];
  if (!Object.keys(own.items).length) delete sheet[record];
  plan(record);
}

export function renewed(record, version) {
  if (!sheet[record]) return;
  sheet[record].version = version;
  plan(record);
}

export function held(record) {
  return sheet[record] ? structuredClone(sheet[record]) : null;
}

export function drop(record) {
  if (!sheet[record]) return;
  delete sheet[record];
  plan(record);
}

// A pasted block calls `keep` for each of its cells: written once, but before anything else can happen.
let planned = false;
let flying = Promise.resolve();
function plan(record) {
  loose.set(record, (loose.get(record) ?? 0) + 1);
  if (planned) return;
  planned = true;
  queueMicrotask(() => {
    planned = false;
    writeNear();
    flying = flying.then(writeFar);
  });
}

function writeNear() {
  const open = [...loose.keys()].filter((record) => sheet[record]);
  near = keepNear(mine, Object.fromEntries(open.map((record) => [record, sheet[record]])));
}

// One at a time; what changed meanwhile goes with the next.
async function writeFar() {
  await opened;
  if (!loose.size) return;
  const sent = [...loose];
  if (!(await keepFar(mine, sent.map(([record]) => [record, sheet[record] ?? null])))) return;
  for (const [record, count] of sent) if (loose.get(record) === count) loose.delete(record);
  writeNear();
}

// Whether everything typed is stored in this browser at least.
export function holds() {
  return near || ![...loose.keys()].some((record) => sheet[record]);
}
