// The grid brought to life: each concern is a module of its own.
import { step } from "../panel.js";
import { cellsOf, go, isCell } from "./cells.js";
import { back, startEdit } from "./edit.js";
import { copyRow, gridTable, newRow, removeRow, startGrow } from "./grow.js";
import { onHistory, redo } from "./history.js";
import { startMoves } from "./moves.js";
import { fillDown, startPaste } from "./paste.js";
import { startSelection } from "./selection.js";

const WRONG = "istc-grid-only-wrong";

export function startGrid() {
  startSelection();
  startEdit();
  startMoves();
  startPaste();
  startGrow();
  onHistory((left) => {
    const button = document.querySelector("[data-act=grid-undo]");
    if (button) button.disabled = !left;
  });
  document.addEventListener("mousedown", (event) => {
    if (event.target.closest("[data-act=grid-undo],[data-act=grid-copy],[data-act=grid-remove]")) event.preventDefault();
  });
  document.addEventListener("click", ({ target }) => {
    const row = () => document.activeElement.closest?.("table.rowgrid tr[data-scope]");
    const act = {
      "grid-new": newRow,
      "grid-copy": () => copyRow(row()),
      "grid-remove": () => removeRow(row()),
      "grid-undo": back,
    }[target.closest("button[data-act]")?.dataset.act];
    act?.();
    const drop = target.closest("[data-grid-remove]");
    if (drop) removeRow(drop.closest("tr"));
  });
  document.addEventListener("keydown", undoKeys);
  onlyWrong();
}

// Undo belongs to the cells whether or not other shortcuts are switched off.
function undoKeys(event) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing || !isCell(event.target)) return;
  const key = event.key.toLowerCase();
  const act = key === "z" ? (event.shiftKey ? redo : back) : key === "y" ? redo : key === "d" ? fillDown : null;
  if (!act) return;
  event.preventDefault();
  act();
}

function onlyWrong() {
  const box = document.querySelector("[data-only-wrong]");
  if (!box) return;
  const show = () => gridTable()?.classList.toggle("only-wrong", box.checked);
  box.checked = sessionStorage.getItem(WRONG) === "1";
  box.addEventListener("change", () => {
    sessionStorage.setItem(WRONG, box.checked ? "1" : "");
    show();
    if (box.checked) step(1);
  });
  show();
}

export function firstCell() {
  const table = gridTable();
  if (table) go(cellsOf(table.querySelector("tr[data-scope]"))[0]);
}
