// One record on the page: its inputs, read by item. A scope is any element with data-scope.
import { setText } from "./grid/cells.js";

const CELL = /^([a-z][a-z0-9_]*)\[(\d+)\]\.(.+)$/;

export function scopes(root = document) {
  return [...root.querySelectorAll("[data-scope]")];
}

export function scopeOf(element) {
  return element.closest?.("[data-scope]") ?? null;
}

export function scopeOfRecord(record) {
  const wanted = record === null || record === undefined ? "" : String(record);
  const all = scopes();
  return all.find((scope) => scope.dataset.record === wanted)
    ?? (all.length === 1 && !all[0].dataset.record ? all[0] : null);
}

// Where an input belongs: {scope, item} or, in a sub-table, {scope, item: table, cell, row}.
export function placeOf(input) {
  const scope = scopeOf(input);
  if (!scope || !input.name || input.name === "version" || input.name === "csrfmiddlewaretoken") return null;
  const prefix = scope.dataset.prefix ?? "";
  if (!input.name.startsWith(prefix)) return null;
  const name = input.name.slice(prefix.length);
  if (name === "version") return null;
  const found = CELL.exec(name);
  if (found) return { scope, item: found[1], cell: found[3], row: Number(found[2]) };
  return { scope, item: name };
}

export function named(scope, name) {
  return [...scope.querySelectorAll(`[name="${CSS.escape((scope.dataset.prefix ?? "") + name)}"]`)];
}

export function tableOf(scope, item) {
  return scope.querySelector(`[data-table="${CSS.escape(item)}"]`);
}

// The cell of a grid that holds the rows of a sub-table.
export function subOf(scope, table) {
  return scope.querySelector(`[data-sub="${CSS.escape(table)}"]`);
}

// What stands in the inputs of an item: a text, a list of codes, or the rows of a sub-table.
export function read(scope, item) {
  const table = tableOf(scope, item);
  if (table) return filledRows(table).map(readRow);
  const rows = subOf(scope, item);
  if (rows) return JSON.parse(rows.dataset.typed);
  return value(named(scope, item));
}

// Puts back what `read` gave. Rows of a sub-table are left to `lay`, which can add rows.
export function write(scope, item, typed, lay) {
  const table = tableOf(scope, item);
  if (table) return lay(table, typed);
  const rows = subOf(scope, item);
  if (rows) return setText(rows, JSON.stringify(typed)), true;
  const inputs = named(scope, item).filter((input) => input.type !== "hidden");
  const codes = [typed].flat();
  for (const input of inputs) {
    if (["radio", "checkbox"].includes(input.type)) input.checked = codes.includes(input.value);
    else input.value = Array.isArray(typed) ? typed.join("；") : typed;
  }
  return inputs.length > 0;
}

function value(inputs) {
  const seen = inputs.filter((input) => input.type !== "hidden");
  if (!seen.length) return "";
  if (seen[0].type === "radio") return seen.find((input) => input.checked)?.value ?? "";
  if (seen[0].type === "checkbox") return seen.filter((input) => input.checked).map((input) => input.value);
  if (seen[0].dataset.combo === "many" && !seen[0].closest("[data-grid]")) return seen[0].value.split(/[、,，;；]/).map((word) => word.trim()).filter(Boolean);
  return seen[0].value;
}

export function rowsOf(table) {
  return [...table.querySelectorAll("tr[data-row]")];
}

// A row in which nothing stands is no row; the server counts only the others.
export function filledRows(table) {
  return rowsOf(table).filter((row) => Object.values(readRow(row)).some((text) => text.length > 0));
}

export function readRow(row) {
  const found = {};
  for (const input of row.querySelectorAll("[name]")) {
    const cell = CELL.exec(input.name.slice(input.name.lastIndexOf(".", input.name.indexOf("[")) + 1));
    if (cell) found[cell[3]] = value([input]);
  }
  return found;
}

// Every item of the scope with what stands in it, for the evaluator.
export function readAll(scope) {
  const found = {};
  for (const input of scope.querySelectorAll("[name]")) {
    const place = placeOf(input);
    if (place && !(place.item in found)) found[place.item] = read(scope, place.item);
  }
  return found;
}

// The element that carries the tone and the words of a finding, by the name of its input.
export function cellNamed(name) {
  const own = document.getElementById(name)?.closest("[data-cell]");
  return own?.dataset.cell === name ? own : document.querySelector(`[data-cell="${CSS.escape(name)}"]`);
}

// The name of the input at which a finding of the server stands.
export function nameOfMark(scope, mark) {
  const prefix = scope?.dataset.prefix ?? "";
  const found = CELL.exec(mark.name);
  if (!found || !scope) return prefix + mark.name;
  if (subOf(scope, found[1])) return prefix + found[1];
  const table = tableOf(scope, found[1]);
  const row = table && filledRows(table)[Number(found[2])];
  const input = row && [...row.querySelectorAll("[name]")].find((one) => one.name.endsWith(`].${found[3]}`));
  return input ? input.name : prefix + mark.name;
}

export function focusable(name) {
  const escaped = CSS.escape(name);
  const inputs = [...document.querySelectorAll(`[name="${escaped}"]`)].filter((input) => input.type !== "hidden");
  return inputs.find((input) => input.checked) ?? inputs[0] ?? document.getElementById(name);
}
