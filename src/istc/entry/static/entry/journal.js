// Every keystroke that no server has confirmed yet, kept by this browser: reload, crash, sign-in, closed tab.
// One sheet per unit, form and tab; `alive` says which tabs are open, so that one takes up only what is orphaned.
import { forget, keepFar, keepNear, load, openShelf, sheetsOf, silent } from "./shelf.js";

const PREFIX = "istc-journal/";
const BEAT = 2000;
const DEAD = 3 * BEAT;

let base = "";
let mine = "";
let sheet = {}; // record, or new:token -> {place, items: {item: typed}, since: {item: version typed over},
// sent: {item: what was sent of it before, without an answer}}
const shown = new WeakMap(); // scope -> item -> version that the page shows, where it is not the scope's
let near = true; // whether localStorage has what IndexedDB has not
const loose = new Map(); // record -> how often it changed since IndexedDB confirmed it
let opened = null; // a promise

// What was left behind last time, without what was typed since this page began: [[record, {items, since}]…].
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
    for (const [record, left] of Object.entries(await load(name))) join((found[record] ??= begin(left.place)), left);
  }
  for (const [record, own] of Object.entries(found)) {
    const now = sheet[record];
    sheet[record] = join(join(begin(own.place), own), now ?? {});
    for (const item of Object.keys(now?.items ?? {})) delete own.items[item];
    plan(record);
  }
  await null; // what was planned is under way
  await flying;
  if (holds()) await Promise.all(names.filter((name) => name !== mine).map(forget));
  return Object.entries(structuredClone(found)).sort(([, one], [, other]) => one.place - other.place);
}

const begin = (first) => ({ place: first, items: {}, since: {}, sent: {} });

function join(own, { items, since, sent }) {
  Object.assign(own.items, items);
  Object.assign(own.since, since);
  Object.assign(own.sent, sent);
  return own;
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
  const own = (sheet[record] ??= begin(place()));
  own.items[item] = typed;
  own.since[item] ??= shownAt(scope, item);
  plan(record);
}

// Which version of an item the page shows: its record's, unless somebody else's change could not be shown.
export function shownAt(scope, item) {
  return shown.get(scope)?.get(item) ?? Number(scope.dataset.version);
}

export function shownSince(scope, item, version) {
  if (!shown.has(scope)) shown.set(scope, new Map());
  shown.get(scope).set(item, version);
}

export function isTyped(scope, item) {
  return item in (sheet[recordOf(scope)]?.items ?? {});
}

// What goes with these items to the server: the versions they were typed over, and what was sent of them before
// without an answer, which may be stored.
export function typedOver(scope, items, changes) {
  const version = Number(scope.dataset.version);
  const { since, sent } = sheet[recordOf(scope)] ?? begin(0);
  const own = (from, keep) => Object.fromEntries(items.filter((item) => item in from && keep(from[item])).map((item) => [item, from[item]]));
  const over = { version, since: own(since, (one) => one !== version), seen: own(sent, () => true) };
  for (const item of items) if (JSON.stringify(sent[item]?.at(-1)) !== JSON.stringify(changes[item])) sent[item] = [...(sent[item] ?? []), changes[item]];
  return over;
}

// The server refused what was sent: none of it is stored.
export function unsent(record, items) {
  for (const item of items) delete sheet[record]?.sent[item];
}

// The page shows these items as they are at this version: that of the answer, or of a choice.
export function saw(scope, items, version) {
  const now = version === Number(scope.dataset.version);
  for (const item of items) {
    if (now) shown.get(scope)?.delete(item);
    else shownSince(scope, item, version);
    const own = sheet[recordOf(scope)];
    if (own && item in own.items) own.since[item] = version;
  }
  plan(recordOf(scope));
}

// The server has it, or the person gave it up. `record`: as it was when it was sent.
export function release(record, items) {
  const own = sheet[record];
  if (!own) return;
  for (const item of items) for (const part of [own.items, own.since, own.sent]) delete part[item];
  if (!Object.keys(own.items).length) delete sheet[record];
  plan(record);
}

// A row got its number: what was typed into it since goes on under that.
export function renamed(record, now) {
  if (record === now || !sheet[record]) return;
  sheet[now] = join(join(begin(sheet[record].place), sheet[record]), sheet[now] ?? {});
  delete sheet[record];
  plan(record);
  plan(now);
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
