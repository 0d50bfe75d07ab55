// The rows of a grid that wait are saved together: one request for a pasted block, an undo, a fill.
import { send } from "../ui/requests.js";
import { drop, recordOf, renamed, typedOver, unsent } from "./journal.js";
import { showOthers } from "./others.js";
import { read } from "./scope.js";

const MOST = 1000; // rows in one request
const LONGEST = 2_000_000; // letters in one request: at most 6 MB, half of what the server takes
const OFTEN = 30_000; // so often at least the answer tells all of the form and the others
const RETRIES = [2000, 5000, 10000, 30000];

const book = { dirty: new Map(), flying: null, timer: 0, tries: 0, stuck: false };
let report = () => {};
let answered = () => {};
let kept = () => {};
let stored = () => {};
let dropped = () => {};

export function startBatch({ onState, onAnswer, onKept, onStored, onDropped }) {
  dropped = onDropped;
  stored = onStored;
  report = onState;
  answered = onAnswer;
  kept = onKept;
}

export function batched(scope) {
  return Boolean(scope.closest("table[data-rows-save]"));
}

export function touchRow(row, item, wait) {
  if (!book.dirty.has(row)) book.dirty.set(row, new Set());
  book.dirty.get(row).add(item);
  book.stuck = false;
  plan(wait);
}

function plan(wait) {
  clearTimeout(book.timer);
  book.timer = setTimeout(() => flushRows(true), wait);
}

export function rowsPending() {
  return book.dirty.size > 0 || Boolean(book.flying);
}

export function rowWaits(row) {
  return book.dirty.has(row);
}

export function forgetItem(row, item) {
  const items = book.dirty.get(row);
  items?.delete(item);
  if (items && !items.size) book.dirty.delete(row);
}

export function forgetRow(row) {
  book.dirty.delete(row);
}

// `planned`: by itself; while two versions wait for a choice nothing is sent by itself.
export async function flushRows(planned = false) {
  clearTimeout(book.timer);
  while (book.flying) await book.flying;
  unborn();
  if (!book.dirty.size) return true;
  if (planned && book.stuck) return false;
  book.flying = post();
  const done = await book.flying;
  return done && (book.dirty.size ? flushRows() : true);
}

async function post() {
  const { sent, rows } = load();
  for (const [row] of sent) book.dirty.delete(row);
  report("saving");
  let answer = null;
  try {
    answer = await send(sent[0][0].dataset.save, { method: "POST", data: { rows, ...known() } });
  } catch {
    return back(sent, "offline");
  }
  if (answer.status >= 500 || answer.status === 401) return back(sent, answer.status === 401 ? "expired" : "offline");
  return settle(sent, answer);
}

// As many rows as one request carries; the rest follows.
function load() {
  const sent = [];
  const rows = [];
  let letters = 0;
  for (const [row, items] of book.dirty) {
    const one = [row, [...items], recordOf(row)];
    const made = body(one);
    letters += JSON.stringify(made).length;
    if (sent.length && (letters > LONGEST || sent.length >= MOST)) break;
    sent.push(one);
    rows.push(made);
  }
  return { sent, rows };
}

// The version of the form that the page shows: what is as it was then need not come again.
let full = Date.now();
function known() {
  return Date.now() - full < OFTEN ? { known: Number(document.getElementById("fill").dataset.version) } : {};
}

// A new row from which everything was taken back before it was ever sent is none.
function unborn() {
  for (const row of [...book.dirty.keys()]) {
    if (row.dataset.record || !row.dataset.token || !empty(row)) continue;
    book.dirty.delete(row);
    drop(recordOf(row));
    dropped(row);
    if (!book.dirty.size) report("saved");
  }
}

function empty(row) {
  return [...row.querySelectorAll("[name]")].every((input) => input.type === "hidden" || input.value === "");
}

function body([row, items]) {
  const changes = Object.fromEntries(items.map((item) => [item, read(row, item)]));
  return {
    record: row.dataset.record ? Number(row.dataset.record) : null,
    token: row.dataset.token ?? "",
    ...typedOver(row, items, changes),
    changes,
  };
}

async function settle(sent, answer) {
  const said = await answer.json();
  book.flying = null; // from here on nothing waits, so the next save names the new versions
  book.tries = 0;
  if (!answer.ok) return refused(sent, answer.status, said);
  book.stuck = false;
  if (said.html) full = Date.now();
  said.rows.forEach((one, at) => number(sent[at][0], one));
  answered(said, sent, (row) => book.dirty.get(row) ?? new Set());
  said.rows.forEach((one, at) => kept(sent[at], one.refusals));
  report(rowsPending() ? "dirty" : "saved", said);
  return true;
}

function number(row, { record, version, others }) {
  const fresh = !row.dataset.record;
  showOthers(row, others, version);
  row.dataset.record = String(record);
  row.dataset.version = String(version);
  if (fresh) stored(row);
}

function refused(sent, status, said) {
  again(sent);
  for (const [, items, record] of sent) unsent(record, items);
  book.stuck = status === 409;
  const [row, items] = (status === 409 && said.differences && sent[said.line]) || [];
  if (row) {
    if (!row.dataset.record) { // stored by a sending whose answer was lost
      row.dataset.record = String(said.record);
      renamed(sent[said.line][2], recordOf(row));
      stored(row);
    }
    answered({ conflict: said, row, items }, sent);
  }
  report("refused", said);
  return false;
}

function again(sent) {
  for (const [row, items] of sent) {
    if (!row.isConnected) continue;
    if (!book.dirty.has(row)) book.dirty.set(row, new Set());
    items.forEach((item) => book.dirty.get(row).add(item));
  }
}

// Not delivered: keep it, say so, try again a little later.
function back(sent, why) {
  book.flying = null;
  again(sent);
  report(why);
  if (why === "offline") {
    plan(RETRIES[Math.min(book.tries, RETRIES.length - 1)]);
    book.tries += 1;
  }
  return false;
}
