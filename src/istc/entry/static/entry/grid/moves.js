// The hand moves from cell to cell: arrows, Enter, Home, End, page keys, F2, Escape, Delete (design §5).
import { blankOf, cellAt, cellsOf, columnOf, go, isCell, neighbour, rowBeside, rowsOf } from "./cells.js";
import { change, changedNow, revert } from "./edit.js";
import { all, drop, extendTo, headOf, selected, several } from "./selection.js";

const MOVES = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] };
const PAGE = 15;

export function startMoves() {
  document.addEventListener("keydown", (event) => {
    const cell = event.target;
    // 229: a key that an input method takes for itself.
    if (event.isComposing || event.keyCode === 229 || event.defaultPrevented || !isCell(cell)) return;
    if (cell.getAttribute("aria-expanded") === "true" && event.key !== "Tab") return;
    if (act(event, cell)) event.preventDefault();
  });
}

function act(event, cell) {
  const { key, shiftKey } = event;
  if (event.altKey) return key === "Enter" && cell.matches("textarea") && newline(cell);
  if (event.ctrlKey || event.metaKey) return control(event, cell);
  if (key === "Enter") return to(neighbour(cell, shiftKey ? MOVES.ArrowUp : MOVES.ArrowDown));
  if (key === "Tab") return tab(cell, shiftKey ? -1 : 1);
  if (key === "F2") return edit(cell);
  if (key === "Escape") return several() ? (drop(), true) : revert(cell);
  if (key === "Delete" || key === "Backspace") return several() && clear(cell);
  if (key === "Home" || key === "End") return whole(cell) && to(edge(cell, key));
  if (key === "PageDown" || key === "PageUp") return to(far(cell, key === "PageDown" ? PAGE : -PAGE));
  if (!MOVES[key]) return false;
  if (shiftKey) return extend(cell, MOVES[key]);
  return leaves(event, cell) && to(neighbour(cell, MOVES[key]), true);
}

function control(event, cell) {
  const key = event.key.toLowerCase();
  if (key === "a" && whole(cell) && cell.closest("[data-sheet]")) return all(cell.closest("table")), true;
  if (key === "home" || key === "end") {
    const rows = rowsOf(cell.closest("table"));
    const row = key === "home" ? rows[0] : rows[rows.length - 1];
    return to(cellAt(row, key === "home" ? 0 : Infinity));
  }
  return false;
}

function to(cell, quiet = false) {
  go(cell);
  return Boolean(cell) || !quiet;
}

// Tab skips what is computed, and goes on in the next row; past the last cell it leaves the table.
function tab(cell, by) {
  const next = neighbour(cell, [0, by]);
  if (next) return to(next);
  const row = rowBeside(cell.closest("tr"), by);
  return row ? to(cellAt(row, by > 0 ? 0 : Infinity)) : false;
}

function edit(cell) {
  cell.setSelectionRange(cell.value.length, cell.value.length);
  return true;
}

function newline(cell) {
  cell.setRangeText("\n", cell.selectionStart, cell.selectionEnd, "end");
  cell.dispatchEvent(new Event("input", { bubbles: true }));
  return true;
}

function clear(cell) {
  change(selected(cell).flat().map((one) => ({ cell: one, after: blankOf(one) })), "清空");
  return true;
}

function whole(cell) {
  return cell.selectionStart === 0 && cell.selectionEnd === cell.value.length;
}

function edge(cell, key) {
  const cells = cellsOf(cell.closest("tr"));
  return key === "Home" ? cells[0] : cells[cells.length - 1];
}

function far(cell, by) {
  const rows = rowsOf(cell.closest("table"));
  const at = Math.max(0, Math.min(rows.length - 1, rows.indexOf(cell.closest("tr")) + by));
  return cellAt(rows[at], columnOf(cell));
}

function extend(cell, move) {
  const sideways = move[1] !== 0;
  if (!cell.closest("[data-sheet]") || (sideways && !whole(cell) && !several())) return false;
  const next = neighbour(headOf(cell), move);
  if (next) {
    extendTo(next);
    next.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
  return true;
}

// Within a text the left and right keys move the caret first; in a long text so do up and down.
function leaves({ key }, cell) {
  if (whole(cell) && !changedNow(cell)) return true;
  if (key === "ArrowRight") return cell.selectionStart >= cell.value.length;
  if (key === "ArrowLeft") return cell.selectionEnd === 0;
  if (!cell.matches("textarea")) return true;
  const rest = key === "ArrowDown" ? cell.value.slice(cell.selectionEnd) : cell.value.slice(0, cell.selectionStart);
  return !rest.includes("\n");
}
