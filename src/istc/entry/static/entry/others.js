// Cells that somebody else changed while this page was open: shown as they are now. Where that cannot be, since
// somebody stands in the cell, it is known over which version the page shows it, so nothing is overwritten unseen.
import { toast } from "../ui/toast.js";
import { isTyped, shownAt, shownSince } from "./journal.js";
import { named, placeOf, subOf, tableOf } from "./scope.js";

const late = new WeakMap(); // scope -> item -> what is to be shown when the cell is left

export function startOthers() {
  document.addEventListener("focusout", ({ target }) => {
    const place = placeOf(target);
    const theirs = place && late.get(place.scope)?.get(place.item);
    if (theirs) queueMicrotask(() => showOthers(place.scope, { [place.item]: theirs }, Number(place.scope.dataset.version)));
  });
}

// `others`: item -> {text, codes}; `version`: the one that these are of.
export function showOthers(scope, others, version) {
  let count = 0;
  for (const [item, theirs] of Object.entries(others)) {
    late.get(scope)?.delete(item);
    if (isTyped(scope, item)) continue; // the journal knows what it was typed over
    const held = inHand(scope, item);
    if (held) wait(scope, item, theirs);
    const done = !held && put(scope, item, theirs);
    shownSince(scope, item, done ? version : shownAt(scope, item));
    count += done;
  }
  if (!count) return;
  toast(`本页打开后另有 ${count} 处改动，已显示新内容`);
  scope.dispatchEvent(new CustomEvent("istc:changed", { bubbles: true }));
}

// A single cell takes the other's value; false for a sub-table, which is too large for that.
export function put(scope, item, theirs) {
  if (tableOf(scope, item) || subOf(scope, item)) return false;
  const inputs = named(scope, item).filter((input) => input.type !== "hidden");
  const codes = [theirs.codes ?? []].flat();
  for (const input of inputs) {
    if (["radio", "checkbox"].includes(input.type)) input.checked = codes.includes(input.value);
    else input.value = input.matches("select") ? codes[0] ?? "" : theirs.text;
  }
  return inputs.length > 0;
}

function inHand(scope, item) {
  return named(scope, item).includes(document.activeElement);
}

function wait(scope, item, theirs) {
  if (!late.has(scope)) late.set(scope, new Map());
  late.get(scope).set(item, theirs);
}
