// The grid brought to life: each concern is a module of its own.
import { step } from "../panel.js";
import { go, isCell } from "./cells.js";
import { back, change, startEdit } from "./edit.js";
import { copied, gridTable, newRow, startGrow } from "./grow.js";
import { startLight } from "./light.js";
import { onHistory, redo } from "./history.js";
import { startMoves } from "./moves.js";
import { fillDown, startPaste } from "./paste.js";
import { selected, startSelection } from "./selection.js";
import { startSubcells } from "./subcell.js";
import { removeRows } from "./taken.js";

const WRONG = "istc-grid-only-wrong";
const HOLD = "[data-act=grid-undo],[data-act=grid-copy],[data-act=grid-remove]";

export function startGrid() {
  startSelection();
  startEdit();
  startSubcells();
  startMoves();
  startPaste();
  startGrow();
  startLight();
  onHistory((left) => {
    const button = document.querySelector("[data-act=grid-undo]");
    if (button) button.disabled = !left;
  });
  document.addEventListener("mousedown", (event) => {
    if (event.target.closest(HOLD)) event.preventDefault(); // the cell in hand stays the one
  });
  document.addEventListener("click", (event) => {
    const { target } = event;
    const act = { "grid-new": newRow, "grid-copy": copy, "grid-remove": removeSelected, "grid-undo": back }[
      target.closest("button[data-act]")?.dataset.act
    ];
    act?.();
    const drop = target.closest("[data-grid-remove]");
    if (!drop) return;
    event.preventDefault();
    removeRows([drop.closest("tr")]);
  });
  document.addEventListener("keydown", undoKeys);
  onlyWrong();
}

const inHand = () => (isCell(document.activeElement) ? document.activeElement : null);

function removeSelected() {
  const cell = inHand();
  if (cell) removeRows(selected(cell).map(([first]) => first.closest("tr")));
}

function copy() {
  const changes = copied(inHand()?.closest("tr[data-scope]"));
  if (!changes.length) return;
  change(changes, "复制行");
  go(changes[0].cell);
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
