// Brings a form page to life; each concern is a module of its own.
import { flushAll, pending, startAutosave } from "./autosave.js";
import { apply, applyRows, isRefused } from "./answer.js";
import { prepare, startCombobox } from "./combobox.js";
import { refreshChoices, startChoices } from "./choices.js";
import { chooseVersion, complete, fillZero } from "./dialogs.js";
import { startDirectory, toggleDirectory } from "./directory.js";
import { add, close, current, move, opened, startDrawer } from "./drawer.js";
import { blankAgain, newRow, stored } from "./grid/grow.js";
import { startGrid } from "./grid/index.js";
import { startKeys } from "./keys.js";
import { refreshLive, startLive } from "./live.js";
import { startOthers } from "./others.js";
import { startPanel, step } from "./panel.js";
import { flushReasons, startReasons } from "./reasons.js";
import { replayInto, startReplay } from "./replay.js";
import { showState } from "./saved.js";
import { startSheet } from "./sheet.js";
import { startSubtables } from "./subtable.js";
import { refreshTexts, startTexts } from "./texts.js";
import { startWords } from "./words.js";

document.documentElement.classList.add("js");

function renew(root) {
  prepare(root);
  refreshTexts(root);
  refreshChoices(root);
  refreshLive(root);
  replayInto(root);
}

function onAnswer(scope, said, items, fresh) {
  if (said.conflict) chooseVersion(scope, said.conflict, items);
  else {
    apply(scope, said, fresh, items);
    current();
  }
}

// Several rows of a grid at once, or the one among them that somebody else changed.
function onRows(said, sent, freshOf) {
  if (said.conflict) chooseVersion(said.row, said.conflict, said.items);
  else applyRows(said, sent, freshOf);
}

async function save() {
  const reasons = await flushReasons(showState);
  if ((await flushAll()) && reasons) showState("saved");
}

startAutosave({ onState: showState, onAnswer, onRows, onStored: stored, onDropped: blankAgain, isRefused });
startOthers();
startReasons(showState);
startWords();
startCombobox();
startTexts();
startChoices();
startSubtables();
startGrid();
startPanel();
startDirectory();
startDrawer(renew);
startSheet();
startLive();
startReplay();

document.addEventListener("click", (event) => {
  // With scripts the question is a dialog, without them a page.
  if (event.target.closest("button[type=submit][data-open]")) event.preventDefault();
  const button = event.target.closest("button[data-act]");
  const act = { save, complete, zero: () => fillZero(button), retry: save }[button?.dataset.act];
  if (!act || button.closest("#drawer")) return;
  event.preventDefault();
  act();
});
// Enter in a box is no order to send the whole page.
document.getElementById("fill")?.addEventListener("submit", (event) => {
  if (!event.submitter?.matches("[data-act],[formaction]")) event.preventDefault();
});

function press(selector) {
  const button = document.querySelector(selector);
  button?.click();
  return Boolean(button);
}

startKeys({
  "Ctrl+s": () => (opened() ? press("#drawer [data-act=submit]") : void save()),
  "Ctrl+Enter": () => {
    const dialog = document.querySelector("dialog[open] .btn-primary");
    if (dialog) return void dialog.click();
    return opened() ? press("#drawer [data-act=next]") : press(".actbar [data-act=complete]");
  },
  "Ctrl+b": () => toggleDirectory(),
  F8: () => step(1),
  "Shift+F8": () => step(-1),
  "Alt+ArrowLeft": () => press("#form-before"),
  "Alt+ArrowRight": () => press("#form-after"),
  "Alt+ArrowUp": () => (opened() ? move("before") : false),
  "Alt+ArrowDown": () => (opened() ? move("after") : false),
  "Alt+n": () => {
    const quick = document.getElementById("quick");
    if (quick) return void quick.focus();
    if (newRow()) return true;
    return document.querySelector("[data-act=new]") ? void add() : false;
  },
  Escape: () => (opened() && !document.querySelector("dialog[open]") ? void close() : false),
});

document.addEventListener("visibilitychange", () => { if (pending()) flushAll(); });
document.documentElement.dataset.ready = "fill";
