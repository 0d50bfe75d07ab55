// Rows of the grid: blank ones at the end, numbered, copied.
import { prepare } from "../combobox.js";
import { cellsOf, go, isCell, textOf } from "./cells.js";

const SPARE = 3;
let made = 0;

export const gridTable = () => document.querySelector("table[data-rows-save]");
const grows = (table) => Boolean(table?.matches("[data-grows]"));

export function startGrow() {
  const table = gridTable();
  if (!grows(table)) return;
  spare(table);
  document.addEventListener("input", ({ target }) => {
    if (isCell(target) && target.closest("tr.blank")) started(target.closest("tr"));
  });
  document.addEventListener("istc:changed", ({ target }) => {
    if (target.matches?.("tr.blank")) started(target);
  });
}

// A blank row that is written into becomes a new one, and another blank one follows.
function started(row) {
  row.classList.replace("blank", "fresh");
  for (const cell of cellsOf(row)) cell.removeAttribute("placeholder");
  number(row.closest("table"));
  spare(row.closest("table"));
}

// Everything in it was taken back before it was stored.
export function blankAgain(row) {
  const table = row.closest("table");
  if (!grows(table)) return;
  row.classList.replace("fresh", "blank");
  number(table);
  while (table.querySelectorAll("tr.blank").length > least(table)) {
    const last = [...table.querySelectorAll("tr.blank")].findLast((one) => !one.contains(document.activeElement));
    if (!last) break;
    last.remove();
  }
}

const least = (table) => Number(table.dataset.grows) || SPARE;

export function spare(table, count = least(table)) {
  if (!grows(table)) return;
  while (table.querySelectorAll("tr.blank").length < count) addRow(table);
  const first = table.querySelector("tr.blank");
  if (first) cellsOf(first)[0].placeholder = table.dataset.hint ?? "";
}

export function addRow(table, token = "") {
  made += 1;
  const holder = document.createElement("template");
  holder.innerHTML = document.querySelector("template[data-blank-row]").innerHTML.replaceAll("n0.", `n${made}.`);
  const row = holder.content.querySelector("tr");
  row.dataset.token = token || name();
  row.classList.add("blank");
  row.querySelector("[data-number]").textContent = "＋"; // a row head is never empty
  const body = bodyOf(table);
  body.insertBefore(row, body.querySelector(".addrow"));
  prepare(row);
  return row;
}

// Rows stand in bodies of a few, as the server sends them: see light.js.
function bodyOf(table) {
  const last = [...table.tBodies].at(-1);
  if (!table.matches(".rowgrid") || last.rows.length < Number(table.dataset.part)) return last;
  return last.insertAdjacentElement("afterend", last.cloneNode(false));
}

// A name that no other browser gives; the server knows a row by it that is sent twice.
function name() {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function number(table) {
  const rows = [...table.querySelectorAll("[data-rows] > tr[data-scope]")];
  const first = Number(table.dataset.first) || 1;
  rows.forEach((row, at) => {
    const box = row.querySelector("[data-number]");
    const text = row.matches(".blank") ? "＋" : String(first + at);
    if (box.textContent !== text) box.textContent = text;
  });
}

// After a row was stored for the first time.
export function stored(row) {
  const button = row.querySelector("[data-grid-remove]");
  if (!button) return;
  button.hidden = false;
  button.setAttribute("aria-label", `删除第 ${row.querySelector("[data-number]").textContent} 行`);
}

// The first blank row, for something that is put into it.
export function freshRow() {
  const table = gridTable();
  if (!grows(table)) return null;
  spare(table, 1);
  return table.querySelector("tr.blank");
}

export function newRow() {
  const row = freshRow();
  if (row) go(cellsOf(row)[0]);
  return Boolean(row);
}

// {cell, after} for every cell of a new row like this one.
export function copied(row) {
  const next = row && freshRow();
  if (!next) return [];
  const texts = cellsOf(row).map(textOf);
  return cellsOf(next).map((cell, at) => ({ cell, after: texts[at] }));
}
