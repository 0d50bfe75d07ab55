// The matrix is one tab stop; arrow keys move among the cells that hold data (design §6).
const table = document.querySelector("[data-matrix]");
const rows = [...table.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.querySelector("td > a")));
const first = rows.flat().find(Boolean);
if (first) first.tabIndex = 0;

table.addEventListener("keydown", (event) => {
  const at = place(event.target);
  const next = at && moves[event.key]?.(...at);
  if (!next) return;
  event.preventDefault();
  event.target.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
});

const moves = {
  ArrowRight: (row, column) => rows[row].slice(column + 1).find(Boolean),
  ArrowLeft: (row, column) => rows[row].slice(0, column).reverse().find(Boolean),
  ArrowDown: (row, column) => rows.slice(row + 1).map((cells) => cells[column]).find(Boolean),
  ArrowUp: (row, column) => rows.slice(0, row).reverse().map((cells) => cells[column]).find(Boolean),
  Home: (row) => rows[row].find(Boolean),
  End: (row) => [...rows[row]].reverse().find(Boolean),
};

function place(link) {
  for (const [row, cells] of rows.entries()) {
    const column = cells.indexOf(link);
    if (column >= 0) return [row, column];
  }
  return null;
}
