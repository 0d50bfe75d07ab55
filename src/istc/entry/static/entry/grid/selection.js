// The block of cells that is marked: Shift with arrows or a click, Ctrl A; what copy, clear and fill work on.
import { cellsOf, columnOf, isCell, rowsOf } from "./cells.js";

let anchor = null;
let head = null;
let marked = [];

export function startSelection() {
  document.addEventListener("mousedown", (event) => {
    if (!isCell(event.target)) return;
    if (event.shiftKey && isCell(document.activeElement) && document.activeElement !== event.target) {
      event.preventDefault();
      extendTo(event.target);
    } else drop();
  });
  document.addEventListener("focusin", ({ target }) => {
    if (target !== anchor) drop();
    if (isCell(target)) anchor = target;
  });
}

export function drop() {
  for (const cell of marked) cell.parentElement.classList.remove("hi");
  marked = [];
  head = null;
}

export function headOf(cell) {
  return head ?? cell;
}

export function extendTo(cell) {
  const from = anchor ?? document.activeElement;
  drop();
  anchor = from;
  head = cell;
  marked = block(from, cell).flat();
  for (const one of marked) one.closest("td,th").classList.add("hi");
}

export function all(table) {
  const rows = rowsOf(table);
  anchor ??= cellsOf(rows[0])[0];
  const here = anchor;
  drop();
  anchor = here;
  marked = rows.flatMap(cellsOf);
  head = marked[marked.length - 1];
  for (const one of marked) one.closest("td,th").classList.add("hi");
}

// Rows of cells between two corners.
function block(one, other) {
  const rows = rowsOf(one.closest("table"));
  const [top, bottom] = sorted(rows.indexOf(one.closest("tr")), rows.indexOf(other.closest("tr")));
  const [left, right] = sorted(columnOf(one), columnOf(other));
  return rows.slice(top, bottom + 1).map((row) => cellsOf(row).slice(left, right + 1));
}

function sorted(a, b) {
  return a < b ? [a, b] : [b, a];
}

// What is marked as rows of cells; the cell in hand where nothing is.
export function selected(cell) {
  if (!marked.length) return [[cell]];
  const rows = new Map();
  for (const one of marked) rows.set(one.closest("tr"), [...(rows.get(one.closest("tr")) ?? []), one]);
  return [...rows.values()];
}

export function several() {
  return marked.length > 1;
}
