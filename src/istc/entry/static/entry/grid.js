// Moves between the cells of a table as in a spreadsheet: arrows, Enter, Shift Enter, F2, Delete.
const MOVES = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] };

export function startGrid() {
  document.addEventListener("keydown", (event) => {
    const cell = event.target;
    if (event.isComposing || !cell.matches?.("[data-grid] input.cell") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (cell.getAttribute("aria-expanded") === "true") return;
    const move = wanted(event, cell);
    if (!move) return;
    const next = neighbour(cell, move);
    event.preventDefault();
    if (next) go(next);
  });
  document.addEventListener("focusin", ({ target }) => {
    if (target.matches?.("[data-grid] input.cell") && !target.matches(".t")) target.select();
  });
}

function wanted(event, cell) {
  if (event.key === "Enter") return event.shiftKey ? MOVES.ArrowUp : MOVES.ArrowDown;
  if (event.shiftKey || !MOVES[event.key]) return null;
  const all = cell.selectionStart === 0 && cell.selectionEnd === cell.value.length;
  if (event.key === "ArrowRight" && !all && cell.selectionStart < cell.value.length) return null;
  if (event.key === "ArrowLeft" && !all && cell.selectionEnd > 0) return null;
  return MOVES[event.key];
}

function go(cell) {
  cell.focus();
  cell.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function neighbour(cell, [down, right]) {
  const rows = [...cell.closest("table").querySelectorAll("tbody tr")]
    .map((row) => [...row.querySelectorAll("input.cell")])
    .filter((row) => row.length);
  const at = rows.findIndex((row) => row.includes(cell));
  const column = rows[at].indexOf(cell);
  if (right) return rows[at][column + right];
  const row = rows[at + down];
  return row && row[Math.min(column, row.length - 1)];
}
