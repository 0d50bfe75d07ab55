// A cell of sub-table rows: shown in short, edited in a small window by F2, Enter, Alt ↓ or typing.
import { touch } from "../autosave.js";
import { prepare } from "../combobox.js";
import { filledRows, placeOf, readRow } from "../scope.js";
import { layRows } from "../subtable.js";
import { go, isCell, isSub, onSub, textOf } from "./cells.js";
import { begunBy, typed } from "./edit.js";
import { pattern, shortOf } from "./subrows.js";

const REST = 1200;
let cell = null; // whose window is open
let before = ""; // what stood in it then
let begun = []; // its row, if it was blank

export function startSubcells() {
  onSub(lay);
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.defaultPrevented || !isCell(event.target) || !isSub(event.target)) return;
    const letter = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!letter && !opens(event)) return;
    if (!letter) event.preventDefault(); // what was typed goes on into the window
    open(event.target);
  });
  document.addEventListener("dblclick", ({ target }) => { if (isCell(target) && isSub(target)) open(target); });
}

function opens({ key, altKey, shiftKey, ctrlKey }) {
  if (altKey) return key === "ArrowDown";
  return !shiftKey && !ctrlKey && (key === "F2" || key === "Enter" || key === " ");
}

function lay(box, text) {
  box.dataset.typed = text;
  box.value = shortOf(JSON.parse(text), box);
}

function open(box) {
  [cell, before, begun] = [box, textOf(box), begunBy([box])];
  const own = dialog();
  own.querySelector("[data-sub-body]").replaceChildren(pattern(box.dataset.sub).cloneNode(true));
  own.querySelector("h2").textContent = box.getAttribute("aria-label");
  const table = own.querySelector("[data-table]");
  layRows(table, [...JSON.parse(textOf(box)), {}]);
  prepare(own);
  own.showModal();
  place(own, box);
  table.querySelector("tr[data-row] input, tr[data-row] select").focus();
}

function place(own, box) {
  const at = box.getBoundingClientRect();
  const size = own.getBoundingClientRect();
  own.style.left = `${Math.max(8, Math.min(at.left, innerWidth - size.width - 8))}px`;
  own.style.top = `${Math.max(8, Math.min(at.bottom + 4, innerHeight - size.height - 8))}px`;
}

function dialog() {
  const known = document.getElementById("sub-dialog");
  if (known.dataset.live) return known;
  known.dataset.live = "1";
  for (const what of ["input", "change", "istc:changed"]) known.addEventListener(what, () => write(known));
  known.addEventListener("istc:changed", (event) => event.stopPropagation());
  known.addEventListener("keydown", (event) => leave(event, known));
  known.addEventListener("click", ({ target }) => {
    if (target.closest("[data-sub-done]")) known.close();
  });
  known.addEventListener("close", () => {
    typed(cell, before, begun); // everything done in the window is one step
    go(cell);
    cell = null;
  });
  return known;
}

// Ctrl Enter, or Enter in a row in which nothing stands.
function leave(event, own) {
  if (event.key !== "Enter" || event.isComposing) return;
  const row = event.target.closest("tr[data-row]");
  const blank = row && Object.values(readRow(row)).every((text) => !text.length) && !row.nextElementSibling;
  if (!event.ctrlKey && !(blank && event.target.matches("input,select"))) return;
  event.preventDefault();
  event.stopPropagation();
  own.close();
}

// Every keystroke goes into the cell, and so into the journal.
function write(own) {
  const table = own.querySelector("[data-table]");
  const text = JSON.stringify(filledRows(table).map(readRow));
  if (!cell || text === textOf(cell)) return;
  lay(cell, text);
  const place = placeOf(cell);
  touch(place.scope, place.item, REST);
  cell.dispatchEvent(new CustomEvent("istc:changed", { bubbles: true }));
}
