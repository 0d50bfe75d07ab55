// Totals, balances, switches and changes against last year while somebody types; the server has the last word.
import { add, number, shown, subtract, written, ZERO } from "./exact.js";
import { compute, crossRows, lines, switchedOff } from "./evaluate.js";
import { isPlain } from "./grid/subrows.js";
import { named, readAll, scopeOf, scopes, subOf } from "./scope.js";
import { balance, held } from "./standing.js";

let client = null;
let around = {};
let waiting = false;
const kept = new WeakMap(); // scope -> its values, until it changes
const touched = new Set();

export async function startLive() {
  const form = document.getElementById("fill");
  if (!form) return;
  for (const what of ["input", "change"]) {
    document.addEventListener(what, ({ target }) => { if (scopeOf(target)) note(scopeOf(target)); });
  }
  document.addEventListener("istc:changed", ({ target }) => note(target === document ? null : scopeOf(target)));
  refreshWriteIns(document);
  around = JSON.parse(form.dataset.around || "{}");
  client = await rulesFrom(form.dataset.rules);
  form.dataset.live = "on";
  note(null); // what was typed meanwhile
}

// Asked for again until they are here: a page opened on a bad line checks live all the same.
async function rulesFrom(address) {
  for (let wait = 1000; ; wait = Math.min(2 * wait, 30_000)) {
    const answer = await fetch(address, { credentials: "same-origin" }).catch(() => null);
    const rules = answer?.ok && (await answer.json().catch(() => null));
    if (rules) return rules;
    await new Promise((done) => setTimeout(done, wait));
  }
}

// After new content came from the server.
export function refreshLive(root) {
  refreshWriteIns(root);
  const scope = root.matches?.("[data-scope]") ? root : root.querySelector("[data-scope]");
  if (scope) note(scope);
}

function note(scope) {
  if (scope) {
    touched.add(scope);
    kept.delete(scope);
  } else scopes().forEach((one) => touched.add(one));
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    const work = [...touched].filter((one) => one.isConnected);
    touched.clear();
    work.forEach(renewScope);
    renewForm();
  });
}

function renewScope(scope) {
  refreshWriteIns(scope);
  subtotals(scope);
  if (client) {
    const values = valuesOf(scope);
    totals(scope, values);
    switches(scope, values);
    if (!client.multi) lines(client, values, around).forEach(balance);
  }
  changes(scope);
}

function renewForm() {
  const all = scopes().filter((scope) => scope.matches("tr"));
  if (all.length || document.querySelector("[data-sheet]")) sums(all);
  if (!client || (client.multi && !all.length)) return;
  const entries = (client.multi ? all : scopes()).map(valuesOf);
  for (const row of crossRows(client, entries, around)) held(row);
}

// The inputs as the server would store them; what it would refuse is left out.
function valuesOf(scope) {
  if (!kept.has(scope)) kept.set(scope, stored(scope));
  return kept.get(scope);
}

function stored(scope) {
  const found = {};
  for (const [item, typed] of Object.entries(readAll(scope))) {
    if (Array.isArray(typed) && typeof typed[0] === "object") {
      found[item] = typed.map((row, at) => cleanRow(scope, row, `${item}[${at}]`));
    } else Object.assign(found, clean(scope, { [item]: typed }, (name) => name));
  }
  return found;
}

// A cell of the grid holds its rows as they were typed.
function cleanRow(scope, row, name) {
  const box = subOf(scope, name.replace(/\[.*/, ""));
  if (!box) return clean(scope, row, (cell) => `${name}.${cell}`);
  const cells = Object.entries(row).map(([cell, typed]) => [cell, isPlain(box, cell) ? digits(typed) : typed]);
  return Object.fromEntries(cells.filter(([, text]) => text.length));
}

function clean(scope, cells, nameOf) {
  const kept = {};
  for (const [item, typed] of Object.entries(cells)) {
    const input = named(scope, nameOf(item))[0];
    const value = input?.inputMode === "numeric" || input?.inputMode === "decimal" ? digits(typed) : coded(input, typed);
    if (value.length) kept[item] = value;
  }
  return kept;
}

export function digits(text) {
  const plain = String(text).normalize("NFKC").replace(/[,\s]/g, "");
  return /^\d{1,24}(\.\d{1,4})?$/.test(plain) ? written(number(plain)) : "";
}

function coded(input, typed) {
  const list = input?.dataset.options && document.getElementById(input.dataset.options);
  if (!list) return typed;
  const code = (word) => [...list.options].find((option) => option.value === word)?.dataset.code ?? "";
  return Array.isArray(typed) ? typed.map(code).filter(Boolean) : code(typed.trim());
}

function totals(scope, values) {
  const found = compute(client, values, around);
  for (const output of scope.querySelectorAll("output[data-auto]")) {
    const text = found[output.dataset.auto];
    const words = text === undefined ? "" : shown(number(text));
    if (output.textContent !== words) output.textContent = words;
    if (text === undefined) delete values[output.dataset.auto];
    else values[output.dataset.auto] = text;
  }
}

function switches(scope, values) {
  const boxes = scope.querySelectorAll("[data-switched]");
  if (!boxes.length) return;
  const off = new Set(switchedOff(client, values, around).map(({ item }) => item));
  for (const box of boxes) box.toggleAttribute("data-off", off.has(box.dataset.switched));
}

// The words for 其他 are asked for when that option is chosen.
function refreshWriteIns(root) {
  for (const box of root.querySelectorAll("[data-asked-by]")) {
    const inputs = [...document.querySelectorAll(`[name="${CSS.escape(box.dataset.askedBy)}"]`)];
    const chosen = inputs.some((input) => (["radio", "checkbox"].includes(input.type) ? input.checked : true) && input.value === box.dataset.askedFor);
    const words = box.querySelector("input,textarea")?.value;
    box.toggleAttribute("data-off", !chosen && !words);
  }
}

function sums(rows) {
  if (document.querySelector("[data-paged]")) return; // the server adds up what other pages hold
  for (const output of document.querySelectorAll("output[data-sum]")) {
    const item = output.dataset.sum;
    let total = null;
    for (const row of rows) {
      const value = valuesOf(row)[item];
      if (value) total = add(total ?? ZERO, number(value));
    }
    const words = total ? shown(total) : "";
    if (output.textContent !== words) output.textContent = words;
  }
}

// 小计 of a classification beside the total it should equal.
function subtotals(scope) {
  const values = valuesOf(scope);
  for (const foot of scope.querySelectorAll("tfoot:has([data-adds])")) {
    let verdict = null;
    for (const output of foot.querySelectorAll("[data-adds]")) {
      const cells = output.dataset.adds.split(" ").map((item) => values[item]).filter(Boolean);
      const sum = cells.length ? cells.map(number).reduce(add) : null;
      output.textContent = sum ? shown(sum) : "";
      const total = values[output.dataset.total];
      if (sum && total && !verdict?.wrong) verdict = compare(subtract(sum, number(total)));
    }
    const words = foot.querySelector("[data-standing]");
    words.textContent = verdict?.words ?? "";
    words.className = verdict?.wrong ? "c-red" : "c-green";
  }
}

function compare(diff) {
  if (diff.c === 0n) return { words: "与总数相等", wrong: false };
  const size = diff.c < 0n ? { c: -diff.c, e: diff.e } : diff;
  return { words: `比总数${diff.c > 0n ? "多" : "少"} ${shown(size)}`, wrong: true };
}

function changes(scope) {
  for (const box of scope.querySelectorAll("[data-change]")) {
    const input = document.getElementById(box.dataset.change);
    const now = digits(input?.value ?? input?.textContent ?? "");
    const before = Number(box.dataset.last);
    const percent = now && before ? Math.round(((Number(now) - before) * 100) / before) : null;
    box.textContent = percent === null ? "" : percent < 0 ? `−${-percent}%` : percent ? `+${percent}%` : "0%";
  }
}

