// Keys of the form page (design §5); an account may switch them off.
import { shortcutsOn } from "../ui/shortcuts.js";

export function startKeys(actions) {
  if (!shortcutsOn()) return;
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.defaultPrevented) return;
    const action = actions[name(event)];
    if (action && action(event) !== false) event.preventDefault();
  });
}

// "Ctrl+Shift+Enter", "F8", "Alt+ArrowUp"
function name(event) {
  const held = [];
  if (event.ctrlKey || event.metaKey) held.push("Ctrl");
  if (event.altKey) held.push("Alt");
  if (event.shiftKey) held.push("Shift");
  return [...held, event.key.length === 1 ? event.key.toLowerCase() : event.key].join("+");
}
