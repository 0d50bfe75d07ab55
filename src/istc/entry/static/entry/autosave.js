// Saves what was changed, cell by cell, when it is left or after a short rest; nothing is lost on the way.
import { send } from "../ui/requests.js";
import { placeOf, read } from "./scope.js";

const REST = 1200;
const RETRIES = [2000, 5000, 10000, 30000];

const books = new Map(); // scope -> {dirty, flying, timer, tries}
let report = () => {};
let answered = () => {};

export function startAutosave({ onState, onAnswer }) {
  report = onState;
  answered = onAnswer;
  document.addEventListener("input", (event) => note(event.target, REST));
  document.addEventListener("change", (event) => note(event.target, 0));
  document.addEventListener("focusout", ({ target }) => {
    const place = placeOf(target);
    if (place && books.get(place.scope)?.dirty.size) plan(place.scope, 0);
  });
  addEventListener("online", () => flushAll());
  addEventListener("beforeunload", (event) => {
    if (pending()) event.preventDefault();
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
  const place = input.dataset?.combo && wait === REST ? null : placeOf(input);
  if (place && !input.readOnly) touch(place.scope, place.item, wait);
}

// Marks an item of a scope as changed; the rest follows by itself.
export function touch(scope, item, wait = 0) {
  if (!scope.dataset.save) return;
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
  book.timer = setTimeout(() => flush(scope), wait);
}

export function pending() {
  return [...books.values()].some((book) => book.dirty.size || book.flying);
}

// Saves everything that waits; true when nothing is left unsaved.
export async function flushAll() {
  await Promise.all([...books.keys()].map((scope) => flush(scope)));
  return !pending();
}

export async function flush(scope) {
  const book = bookOf(scope);
  clearTimeout(book.timer);
  while (book.flying) await book.flying; // one at a time: each names the version the last one gave
  if (!book.dirty.size) return true;
  book.flying = post(scope, book);
  const done = await book.flying;
  return done && (book.dirty.size ? flush(scope) : true);
}

async function post(scope, book) {
  const items = [...book.dirty];
  const changes = Object.fromEntries(items.map((item) => [item, read(scope, item)]));
  book.dirty.clear();
  report("saving");
  let answer = null;
  try {
    answer = await send(scope.dataset.save, { method: "POST", data: { version: Number(scope.dataset.version), changes } });
  } catch {
    return back(scope, book, items, "offline");
  } finally {
    book.flying = null;
  }
  if (answer.status >= 500 || answer.status === 401) return back(scope, book, items, answer.status === 401 ? "expired" : "offline");
  return settle(scope, book, items, answer);
}

async function settle(scope, book, items, answer) {
  const said = await answer.json().catch(() => ({ error: `没有保存，错误 ${answer.status}。` }));
  book.tries = 0;
  if (answer.ok) {
    scope.dataset.version = said.version;
    answered(scope, said, items, book.dirty);
    report(pending() ? "dirty" : "saved", said);
    return true;
  }
  items.forEach((item) => book.dirty.add(item));
  book.stuck = true;
  if (answer.status === 409 && said.differences) answered(scope, { conflict: said }, items, book.dirty);
  report("refused", said);
  return false;
}

// Not delivered: keep it, say so, try again a little later.
function back(scope, book, items, why) {
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
  items.forEach((item) => bookOf(scope).dirty.delete(item));
}

export function forgetScope(scope) {
  clearTimeout(books.get(scope)?.timer);
  books.delete(scope);
}
