// Keys that work on every page (design §5); an account may switch them off.
import { open } from "./dialogs.js";

export function shortcutsOn() {
  return document.body.dataset.shortcuts === "on";
}

export function typing(target) {
  return Boolean(target.closest?.("input,textarea,select,[contenteditable=true]"));
}

export function startShortcuts() {
  if (!shortcutsOn()) return;
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.defaultPrevented) return;
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k") {
      event.preventDefault();
      open("jump");
    } else if (event.key === "?" && !event.ctrlKey && !event.altKey && !typing(event.target)) {
      event.preventDefault();
      open("shortcuts");
    }
  });
}
