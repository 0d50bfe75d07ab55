// Changes of cells that can be taken back: typing, clearing, filling down, pasting.
import { touch } from "../autosave.js";
import { placeOf } from "../scope.js";
import { isCell } from "./cells.js";
import { push, undo } from "./history.js";

let started = null; // {cell, text} of the cell in hand

export function startEdit() {
  document.addEventListener("focusin", ({ target }) => {
    if (!isCell(target)) return;
    started = { cell: target, text: target.value };
    if (!target.matches("textarea")) target.select();
    else target.setSelectionRange(0, target.value.length);
  });
  document.addEventListener("focusout", ({ target }) => settle(target));
  document.addEventListener("input", ({ target }) => {
    if (isCell(target)) target.closest("td,th").classList.remove("tidied");
  });
}

// What was typed into the cell becomes one step.
function settle(cell) {
  if (started?.cell !== cell) return;
  const { text } = started;
  started = null;
  if (cell.value !== text) push(step([{ cell, before: text, after: cell.value }], "改动"));
}

export function changedNow(cell) {
  return started?.cell === cell && cell.value !== started.text;
}

// Escape: back to what stood in the cell when it was entered.
export function revert(cell) {
  if (!changedNow(cell)) return false;
  cell.value = started.text;
  cell.dispatchEvent(new Event("input", { bubbles: true }));
  cell.select();
  return true;
}

// `changes`: [{cell, after, tidied}]; gives the step, so that others may join more to it.
export function put(changes, words) {
  const all = changes.filter(({ cell }) => !cell.readOnly).map((one) => ({ ...one, before: one.cell.value }));
  const real = all.filter(({ before, after }) => before !== after);
  write(real, "after");
  for (const { cell, tidied, after } of all) mark(cell, tidied && cell.value === after);
  return real.length ? step(real, words) : null;
}

export function change(changes, words) {
  const made = put(changes, words);
  if (made) push(made);
  return made;
}

function step(changes, words) {
  return {
    words,
    undo: () => write(changes, "before"),
    redo: () => write(changes, "after"),
  };
}

function mark(cell, tidied) {
  cell.closest("td,th").classList.toggle("tidied", Boolean(tidied));
}

function write(changes, which) {
  const rows = new Set();
  for (const change of changes) {
    const { cell } = change;
    if (!cell.isConnected) continue;
    cell.value = change[which];
    mark(cell, which === "after" && change.tidied);
    if (started?.cell === cell) started.text = cell.value;
    const place = placeOf(cell);
    if (!place) continue;
    touch(place.scope, place.item, 0);
    rows.add(place.scope);
  }
  for (const row of rows) row.dispatchEvent(new CustomEvent("istc:changed", { bubbles: true }));
}

// Ctrl Z in a cell that was just typed into takes that back first.
export async function back() {
  const cell = document.activeElement;
  if (isCell(cell) && revert(cell)) return true;
  return undo();
}
