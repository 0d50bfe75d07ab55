// The tree: a unit's arrow fetches what is below it once, then folds and unfolds it.
document.addEventListener("click", (event) => {
  const arrow = event.target.closest("[data-tree]");
  if (!arrow) return;
  event.preventDefault();
  const open = arrow.getAttribute("aria-expanded") !== "true";
  arrow.setAttribute("aria-expanded", String(open));
  const body = arrow.closest("tbody").nextElementSibling;
  if (!body?.id.startsWith("below-")) return nest(arrow, open);
  body.hidden = !open;
  if (open && !body.childElementCount) fill(arrow, body);
});

document.addEventListener("keydown", (event) => {
  const arrow = event.target.closest?.("[data-tree]");
  if (arrow && event.key === " ") {
    event.preventDefault();
    arrow.click();
  }
});

function fill(arrow, body) {
  window.htmx.ajax("GET", arrow.dataset.tree, { target: body, swap: "innerHTML" });
}

// Level 3 below an opened level 2: its rows follow the row itself.
function nest(arrow, open) {
  const row = arrow.closest("tr");
  if (open) {
    window.htmx.ajax("GET", arrow.dataset.tree, { target: row, swap: "afterend" });
    return;
  }
  const arrowLeft = indent(row);
  while (row.nextElementSibling && indent(row.nextElementSibling) > arrowLeft) row.nextElementSibling.remove();
}

function indent(row) {
  return Number(row.dataset.level ?? 9);
}
