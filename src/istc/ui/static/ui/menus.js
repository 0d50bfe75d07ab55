// Menus under a button ([data-menu=id]): arrows move, Esc closes and gives the focus back.
export function startMenus() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-menu]");
    for (const other of document.querySelectorAll("[data-menu][aria-expanded=true]")) {
      if (other !== button && !menuOf(other).contains(event.target)) close(other);
    }
    if (button) toggle(button);
  });
  document.addEventListener("keydown", (event) => {
    const button = buttonFor(event.target);
    if (!button) return;
    if (event.key === "Escape" && isOpen(button)) {
      close(button);
      button.focus();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!isOpen(button)) toggle(button);
      step(button, event.key === "ArrowDown" ? 1 : -1);
    }
  });
}

function menuOf(button) {
  return document.getElementById(button.dataset.menu);
}

function isOpen(button) {
  return button.getAttribute("aria-expanded") === "true";
}

function toggle(button) {
  const opening = !isOpen(button);
  button.setAttribute("aria-expanded", String(opening));
  menuOf(button).hidden = !opening;
  if (opening) button.dispatchEvent(new CustomEvent("menu:open", { bubbles: true }));
}

function close(button) {
  button.setAttribute("aria-expanded", "false");
  menuOf(button).hidden = true;
}

function buttonFor(target) {
  const own = target.closest?.("[data-menu]");
  if (own) return own;
  const menu = target.closest?.(".menu");
  return menu && document.querySelector(`[data-menu="${menu.id}"]`);
}

function step(button, by) {
  const entries = [...menuOf(button).querySelectorAll("a,button")];
  if (!entries.length) return;
  const at = entries.indexOf(document.activeElement);
  entries[(at + by + entries.length) % entries.length].focus();
}
