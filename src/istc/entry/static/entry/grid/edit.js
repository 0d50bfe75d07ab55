// Changes of cells that can be taken back: typing, clearing, filling down, pasting.
import { touch } from "../autosave.js";
import { placeOf } from "../scope.js";
import { canWrite, isCell, isSub, setText, textOf } from "./cells.js";
import { push, undo } from "./history.js";
import { giveBack, takeBegun } from "./taken.js";

let started = null; // {cell, text, begun} of the cell in hand

export function startEdit() {
  document.addEventListener("focusin", ({ target }) => {
    if (!isCell(target)) return;
    started = { cell: target, text: textOf(target), begun: begunBy([target]) };
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
  const { text, begun } = started;
  started = null;
  typed(cell, text, begun);
}

// What stands in a cell now, in place of what stood there, as one step.
export function typed(cell, before, begun) {
  if (textOf(cell) !== before) push(step([{ cell, before, after: textOf(cell) }], "改动", begun));
}

export function changedNow(cell) {
  return started?.cell === cell && textOf(cell) !== started.text;
}

// Escape: back to what stood in the cell when it was entered.
export function revert(cell) {
  if (!changedNow(cell) || isSub(cell)) return false;
  cell.value = started.text;
  cell.dispatchEvent(new Event("input", { bubbles: true }));
  cell.select();
  return true;
}

// `changes`: [{cell, after, tidied}]; one step for all of them.
export function change(changes, words) {
  const all = changes.filter(({ cell }) => canWrite(cell)).map((one) => ({ ...one, before: textOf(one.cell) }));
  const real = all.filter(({ before, after }) => before !== after);
  const begun = begunBy(real.map(({ cell }) => cell));
  write(real, "after");
  for (const { cell, tidied, after } of all) mark(cell, tidied && textOf(cell) === after);
  if (!real.length) return false;
  push(step(real, words, begun));
  return true;
}

// The blank rows that writing into these cells makes real ones.
export function begunBy(cells) {
  return [...new Set(cells.map((cell) => cell.closest("tr")))].filter((row) => row.matches(".blank"));
}

// Taking a step back takes away the rows that it began, and brings them back with it.
function step(changes, words, begun) {
  let gone = null;
  return {
    words,
    undo: async () => {
      gone = begun.length ? await takeBegun(begun, changes) : null;
      write(changes.filter(({ cell }) => cell.isConnected), "before");
    },
    redo: async () => {
      if (gone && !(await giveBack(gone))) return false;
      gone = null;
      write(changes, "after");
      return true;
    },
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
    const same = textOf(cell) === change[which];
    mark(cell, which === "after" && change.tidied);
    if (same) continue;
    setText(cell, change[which]);
    if (started?.cell === cell) started.text = textOf(cell);
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
