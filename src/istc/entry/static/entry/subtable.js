// Rows of a sub-table: one more, one less; a blank row at the end is always there to write in.
import { touch } from "./autosave.js";
import { prepare } from "./combobox.js";
import { rowsOf, scopeOf } from "./scope.js";

export function startSubtables() {
  document.addEventListener("click", (event) => {
    const add = event.target.closest("[data-add-row]");
    if (add) addRow(add.closest("[data-table]"))?.querySelector("input,select").focus();
    const drop = event.target.closest("[data-drop-row]");
    if (drop) dropRow(drop.closest("tr"));
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    const row = event.target.closest?.("[data-table] tr[data-row]");
    if (!row || event.defaultPrevented || event.ctrlKey || event.target.matches("button,textarea")) return;
    event.preventDefault();
    const next = row.nextElementSibling ?? addRow(row.closest("[data-table]"));
    next?.querySelector("input,select").focus();
  });
}

// Lays rows of texts into a sub-table; false where there is no room for them.
export function layRows(table, typed) {
  while (rowsOf(table).length < typed.length && addRow(table));
  const rows = rowsOf(table);
  if (rows.length < typed.length) return false;
  rows.forEach((row, at) => {
    for (const input of row.querySelectorAll("input,select")) {
      const cell = input.name.slice(input.name.lastIndexOf(".") + 1);
      const value = typed[at]?.[cell] ?? "";
      input.value = Array.isArray(value) ? value.join("；") : value;
    }
  });
  return true;
}

function addRow(table) {
  const rows = rowsOf(table);
  if (rows.length >= Number(table.dataset.most)) return null;
  const made = rows[rows.length - 1].cloneNode(true);
  for (const cell of made.querySelectorAll("[data-cell]")) cell.className = "";
  made.querySelectorAll(".said").forEach((line) => line.remove());
  for (const input of made.querySelectorAll("input,select")) {
    input.value = "";
    input.removeAttribute("aria-invalid");
    input.removeAttribute("aria-describedby");
  }
  rows[rows.length - 1].after(made);
  number(table);
  prepare(made);
  return made;
}

function dropRow(row) {
  const table = row.closest("[data-table]");
  if (rowsOf(table).length > 1) {
    const near = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    near.querySelector("input,select").focus();
  } else {
    for (const input of row.querySelectorAll("input,select")) input.value = "";
  }
  number(table);
  const scope = scopeOf(table);
  if (scope) touch(scope, table.dataset.table);
  table.dispatchEvent(new Event("istc:changed", { bubbles: true }));
}

function number(table) {
  rowsOf(table).forEach((row, at) => {
    for (const element of row.querySelectorAll("[name],[data-cell],[id]")) {
      for (const key of ["name", "id"]) if (element[key]) element[key] = renumber(element[key], at);
      if (element.dataset.cell) element.dataset.cell = renumber(element.dataset.cell, at);
      const spoken = element.getAttribute("aria-label");
      if (spoken) element.setAttribute("aria-label", spoken.replace(/第 \d+ 行/, `第 ${at + 1} 行`));
    }
  });
}

function renumber(name, at) {
  return name.replace(/\[\d+\]/, `[${at}]`);
}
