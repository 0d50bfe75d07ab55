// Where a cell stands in its table, which one is next, and what stands in it.
export const CELL = "input.cell,textarea.cell";

export function isCell(target) {
  return Boolean(target?.matches?.(CELL) && target.closest("[data-grid]"));
}

// A cell that holds the rows of a sub-table (subcell.js).
export function isSub(cell) {
  return Boolean(cell?.dataset?.sub);
}

export function canWrite(cell) {
  return !cell.readOnly || isSub(cell);
}

// What stands in a cell, as a text that `setText` takes: of a sub-table its rows as JSON.
export function textOf(cell) {
  return isSub(cell) ? cell.dataset.typed : cell.value;
}

export function blankOf(cell) {
  return isSub(cell) ? "[]" : "";
}

let laySub = () => {};

export function onSub(lay) {
  laySub = lay;
}

export function setText(cell, text) {
  if (isSub(cell)) laySub(cell, text);
  else cell.value = text;
}

export function isBlank(cell) {
  return cell.value === "";
}

export function cellsOf(row) {
  return [...row.querySelectorAll(CELL)];
}

function shown(row) {
  return row.matches("tr:not(.msg):not(.addrow)") && row.getClientRects().length > 0 && row.querySelector(CELL);
}

export function rowsOf(table) {
  return [...table.querySelectorAll("tbody > tr")].filter(shown);
}

export function rowBeside(row, down) {
  let next = row;
  do {
    next = trBeside(next, down);
  } while (next && !shown(next));
  return next;
}

// Whatever row stands there: a table may have several bodies, and some without rows.
export function trBeside(row, down) {
  const way = down > 0 ? "nextElementSibling" : "previousElementSibling";
  if (row[way]) return row[way];
  let body = row.parentElement[way];
  while (body?.matches("tbody") && !body.rows.length) body = body[way];
  if (!body?.matches("tbody")) return null;
  return body.rows[down > 0 ? 0 : body.rows.length - 1];
}

export function columnOf(cell) {
  return cellsOf(cell.closest("tr")).indexOf(cell);
}

export function cellAt(row, column) {
  const all = cellsOf(row);
  return all[Math.max(0, Math.min(column, all.length - 1))];
}

export function neighbour(cell, [down, right]) {
  const row = cell.closest("tr");
  const column = columnOf(cell);
  if (right) return cellsOf(row)[column + right] ?? null;
  const next = rowBeside(row, down);
  return next ? cellAt(next, column) : null;
}

export function go(cell) {
  if (!cell) return;
  cell.focus({ preventScroll: true });
  cell.scrollIntoView({ block: "nearest", inline: "nearest" });
}
