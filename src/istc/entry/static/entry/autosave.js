// Saves what was changed, cell by cell, when it is left or after a short rest; nothing is lost on the way.
import { send } from "../ui/requests.js";
import { batched, flushRows, forgetItem, forgetRow, rowsPending, rowWaits, startBatch, touchRow } from "./batch.js";
import { holds, keep, recordOf, release, renamed, saw, typedOver, unsent } from "./journal.js";
import { showOthers } from "./others.js";
import { placeOf, read } from "./scope.js";

const REST = 1200;
const RETRIES = [2000, 5000, 10000, 30000];

const books = new Map(); // scope -> {dirty, flying, timer, tries}
let report = () => {};
let answered = () => {};
let refusedNow = () => false;

// `isRefused(scope, item)`: whether what stands there was refused, and so stays in the journal.
export function startAutosave({ onState, onAnswer, onRows, onStored, onDropped, isRefused }) {
  report = onState;
  answered = onAnswer;
  refusedNow = isRefused;
  startBatch({ onState, onAnswer: onRows, onKept: settled, onStored, onDropped });
  document.addEventListener("input", (event) => note(event.target, REST));
  document.addEventListener("change", (event) => note(event.target, 0));
  document.addEventListener("focusout", ({ target }) => {
    const place = placeOf(target);
    if (!place) return;
    if (batched(place.scope)) {
      if (rowWaits(place.scope)) touch(place.scope, place.item, 0);
    } else if (books.get(place.scope)?.dirty.size) plan(place.scope, 0);
  });
  addEventListener("online", () => flushAll());
  addEventListener("beforeunload", (event) => {
    if (pending() && !holds()) event.preventDefault(); // what the journal holds comes back by itself
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") flushAll();
  });
}

function bookOf(scope) {
  if (!books.has(scope)) books.set(scope, { dirty: new Set(), flying: null, sent: new Set(), timer: 0, tries: 0, stuck: false });
  return books.get(scope);
}

function note(input, wait) {
  const place = placeOf(input);
  if (!place || input.readOnly) return;
  if (input.dataset?.combo && wait === REST) keep(place.scope, place.item, read(place.scope, place.item));
  else touch(place.scope, place.item, wait);
}

// What the server has now, unless it was refused; what was typed into since was typed over that. An item that was
// refused as a whole was not compared with what others wrote; a sub-table with a refused cell was.
function settled([scope, items, record], refusals) {
  renamed(record, recordOf(scope));
  const stored = items.filter((item) => !refusals.some(({ name }) => name === item));
  release(recordOf(scope), stored);
  saw(scope, stored, Number(scope.dataset.version));
  unsent(recordOf(scope), items);
  for (const item of items) if (waits(scope, item) || refusedNow(scope, item)) keep(scope, item, read(scope, item));
}

function waits(scope, item) {
  return batched(scope) ? rowWaits(scope) : books.get(scope)?.dirty.has(item);
}

// Marks an item of a scope as changed; the rest follows by itself.
export function touch(scope, item, wait = 0) {
  if (!scope.dataset.save) return;
  keep(scope, item, read(scope, item));
  if (batched(scope)) {
    touchRow(scope, item, wait);
    return void report("dirty");
  }
  const book = bookOf(scope);
  if (wait === 0 && !book.dirty.has(item) && book.sent.has(item) && !book.flying) book.sent.delete(item);
  book.dirty.add(item);
  book.stuck = false;
  report("dirty");
  plan(scope, wait);
}

function plan(scope, wait) {
  const book = bookOf(scope);
  clearTimeout(book.timer);
  book.timer = setTimeout(() => flush(scope, true), wait);
}

export function pending() {
  return rowsPending() || [...books.values()].some((book) => book.dirty.size || book.flying);
}

// Saves everything that waits; true when nothing is left unsaved.
export async function flushAll() {
  await Promise.all([flushRows(), ...[...books.keys()].map((scope) => flush(scope))]);
  return !pending();
}

// `planned`: by itself; what was refused waits until the person decides or goes on typing.
export async function flush(scope, planned = false) {
  if (batched(scope)) return flushRows();
  const book = bookOf(scope);
  clearTimeout(book.timer);
  while (book.flying) await book.flying; // one at a time: each names the version the last one gave
  if (!book.dirty.size) return true;
  if (planned && book.stuck) return false;
  book.flying = post(scope, book);
  const done = await book.flying;
  return done && (book.dirty.size ? flush(scope) : true);
}

async function post(scope, book) {
  const items = [...book.dirty];
  const record = recordOf(scope);
  const changes = Object.fromEntries(items.map((item) => [item, read(scope, item)]));
  const data = { ...typedOver(scope, items, changes), changes };
  book.dirty.clear();
  report("saving");
  let answer = null;
  try {
    answer = await send(scope.dataset.save, { method: "POST", data });
  } catch {
    return back(scope, book, items, "offline");
  }
  if (answer.status >= 500 || answer.status === 401) return back(scope, book, items, answer.status === 401 ? "expired" : "offline");
  return settle(scope, book, { items, record }, answer);
}

async function settle(scope, book, { items, record }, answer) {
  const said = await answer.json();
  book.flying = null; // from here on nothing waits, so the next save names the new version
  book.tries = 0;
  if (answer.ok) {
    if (said.others) showOthers(scope, said.others, said.version);
    scope.dataset.version = said.version;
    if (said.record && !scope.dataset.record) scope.dataset.record = String(said.record);
    answered(scope, said, items, book.dirty);
    settled([scope, items, record], said.refusals ?? []);
    report(pending() ? "dirty" : "saved", said);
    return true;
  }
  items.forEach((item) => book.dirty.add(item));
  unsent(record, items);
  book.stuck = answer.status === 409;
  if (book.stuck && said.differences) answered(scope, { conflict: said }, items, book.dirty);
  report("refused", said);
  return false;
}

// Not delivered: keep it, say so, try again a little later.
function back(scope, book, items, why) {
  book.flying = null;
  items.forEach((item) => book.dirty.add(item));
  report(why);
  if (why === "offline") {
    const wait = RETRIES[Math.min(book.tries, RETRIES.length - 1)];
    book.tries += 1;
    plan(scope, wait);
  }
  return false;
}

// Gives up what was typed in these items: the other side of a conflict was chosen.
export function forget(scope, items) {
  release(recordOf(scope), items);
  if (batched(scope)) items.forEach((item) => forgetItem(scope, item));
  else items.forEach((item) => bookOf(scope).dirty.delete(item));
  if (!pending()) report("saved");
}

export function forgetScope(scope) {
  forgetRow(scope);
  clearTimeout(books.get(scope)?.timer);
  books.delete(scope);
}
