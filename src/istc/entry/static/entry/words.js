// Words that stand in no record – reasons, replies – wait in the journal too until the server has them.
import { keep, release } from "./journal.js";

export const WORDS = "words";
const SHEET = { dataset: { record: WORDS, version: "0" } };
const BOXES = "[data-reason],[form=reply][name]:not([type=hidden])";

export function startWords() {
  document.addEventListener("input", ({ target }) => {
    if (target.matches?.(BOXES)) keep(SHEET, nameOf(target), target.value);
  });
}

// `text`: what the server has; more may have been typed since.
export function stored(box, text) {
  if (box.value === text) release(WORDS, [nameOf(box)]);
}

// Puts them back into their boxes; how many. A box that is not there now may come back.
export function putWords({ items }) {
  let count = 0;
  for (const box of document.querySelectorAll(BOXES)) {
    const text = items[nameOf(box)];
    if (text === undefined) continue;
    if (box.value === text || box.readOnly) release(WORDS, [nameOf(box)]);
    else {
      box.value = text;
      box.dispatchEvent(new Event("input", { bubbles: true }));
      count += 1;
    }
  }
  return count;
}

// New content for a part of the page; what is being written in it, and where, stays as it is.
export function renew(part, content) {
  const boxes = [...part.querySelectorAll(BOXES)];
  const active = boxes.find((box) => box === document.activeElement);
  const at = active && [active.selectionStart, active.selectionEnd];
  const begun = boxes.filter((box) => box === active || box.value !== box.defaultValue);
  part.replaceChildren(content);
  for (const box of begun) {
    const now = document.getElementsByName(box.name)[0];
    if (now && (box === active || now.value !== box.value)) now.replaceWith(box);
  }
  if (!active?.isConnected) return;
  active.focus({ preventScroll: true });
  active.setSelectionRange(...at);
}

// A reply is one to a certain return: the next one numbers its remarks anew.
function nameOf(box) {
  return box.name + (box.form?.elements.review ? `@${box.form.elements.review.value}` : "");
}
