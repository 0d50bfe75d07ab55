// The rows of a sub-table as a text: “北京 3；上海 2” for people and the clipboard, JSON in the cell.

// [{id, plain, list}] of a sub-table, from the pattern of its window.
const known = new Map();

function columnsOf(cell) {
  const table = cell.dataset.sub;
  if (!known.has(table)) known.set(table, [...pattern(table).querySelectorAll("tr[data-row] [name]")].map(column));
  return known.get(table);
}

export function pattern(table) {
  return document.querySelector(`template[data-sub-editor="${CSS.escape(table)}"]`).content;
}

function column(input) {
  const id = input.name.slice(input.name.lastIndexOf(".") + 1);
  return { id, plain: ["numeric", "decimal"].includes(input.inputMode), list: input.getAttribute("list") };
}

export function shortOf(typed, cell) {
  const words = (row) => columnsOf(cell).map(({ id }) => row[id]);
  return typed.map((row) => words(row).filter(Boolean).join(" ")).filter(Boolean).join("；");
}

// Columns of whole numbers and the like, which the browser reckons with.
export function isPlain(cell, id) {
  return columnsOf(cell).some((one) => one.id === id && one.plain);
}

// What was pasted: rows parted by semicolons or lines, their cells by blanks or colons.
export function rowsOf(text, cell) {
  if (text.startsWith("[")) return text;
  const columns = columnsOf(cell);
  const rows = text.split(/[;；\n]+/).map((row) => row.trim()).filter(Boolean);
  return JSON.stringify(rows.map((row) => parted(row, columns)));
}

function parted(row, columns) {
  const parts = row.split(/[\s:：,，]+/).filter(Boolean);
  const first = parts.slice(0, Math.max(1, parts.length - columns.length + 1)).join(" ");
  const rest = parts.slice(Math.max(1, parts.length - columns.length + 1));
  return Object.fromEntries([first, ...rest].map((word, at) => [columns[at].id, meant(word, columns[at])]));
}

function meant(word, { list }) {
  const options = list ? [...document.getElementById(list).options] : [];
  return options.find((one) => one.dataset.code === word)?.value ?? word;
}
