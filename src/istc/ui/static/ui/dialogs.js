// Dialogs: [data-open=id] opens one, [data-close] closes it; focus returns to where it was.
export function open(id) {
  const dialog = document.getElementById(id);
  if (dialog && !dialog.open) dialog.showModal();
  return dialog;
}

export function startDialogs() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-open],[data-close]");
    if (!button) return;
    if (button.dataset.open) open(button.dataset.open);
    if (button.dataset.close !== undefined) button.closest("dialog")?.close();
  });
  // A press on the backdrop closes it too, unless the dialog asks for a decision.
  document.addEventListener("click", (event) => {
    if (event.target.matches?.("dialog[open]:not([data-decide])") && outside(event)) event.target.close();
  });
}

function outside(event) {
  const box = event.target.getBoundingClientRect();
  const { clientX: x, clientY: y } = event;
  return x < box.left || x > box.right || y < box.top || y > box.bottom;
}
