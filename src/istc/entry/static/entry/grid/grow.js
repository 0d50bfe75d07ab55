// Rows of the grid: blank ones at the end, copied, removed with a way back.
import { send } from "../../ui/requests.js";
import { toast } from "../../ui/toast.js";
import { flush, forgetScope, touch } from "../autosave.js";
import { apply } from "../answer.js";
import { prepare } from "../combobox.js";
import { placeOf } from "../scope.js";
import { cellsOf, go, isCell } from "./cells.js";
import { change } from "./edit.js";
import { push } from "./history.js";

const SPARE = 3;
let made = 0;

export const gridTable = () => document.querySelector("table.rowgrid[data-rows-save]");

export function startGrow() {
  const table = gridTable();
  if (!table?.matches("[data-grows]")) return;
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
  number(row.closest("table"));
  spare(row.closest("table"));
}

export function spare(table, least = SPARE) {
  while (table.querySelectorAll("tr.blank").length < least) addRow(table);
}

export function addRow(table, token = "") {
  made += 1;
  const holder = document.createElement("template");
  holder.innerHTML = document.querySelector("template[data-blank-row]").innerHTML.replaceAll("n0.", `n${made}.`);
  const row = holder.content.querySelector("tr");
  row.dataset.token = token || name();
  row.classList.add("blank");
  row.querySelector("[data-number]").textContent = "＋"; // a row head is never empty
  table.querySelector("[data-rows]").append(row);
  prepare(row);
  return row;
}

// A name that no other browser gives; the server knows a row by it that is sent twice.
function name() {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function number(table) {
  const rows = [...table.querySelectorAll("[data-rows] > tr[data-scope]")];
  const first = Number(rows[0]?.querySelector("[data-number]").textContent) || 1;
  rows.forEach((row, at) => {
    const box = row.querySelector("[data-number]");
    const text = row.matches(".blank") ? "＋" : String(first + at);
    if (box.textContent !== text) box.textContent = text;
  });
}

// After a row was stored for the first time.
export function stored(row) {
  row.querySelector("[data-grid-remove]")?.removeAttribute("hidden");
  const at = row.querySelector("[data-number]").textContent;
  row.querySelector("[data-grid-remove]")?.setAttribute("aria-label", `删除第 ${at} 行`);
  for (const link of row.querySelectorAll("[data-table-link]")) {
    link.href = `${row.closest("table").dataset.records}${row.dataset.record}/?view=list`;
    link.hidden = false;
  }
}

export function newRow() {
  const table = gridTable();
  if (!table?.matches("[data-grows]")) return false;
  spare(table, 1);
  go(cellsOf(table.querySelector("tr.blank"))[0]);
  return true;
}

export function copyRow(row) {
  const table = gridTable();
  if (!row || !table?.matches("[data-grows]")) return;
  spare(table, 1);
  const next = table.querySelector("tr.blank");
  const texts = cellsOf(row).map((cell) => cell.value);
  change(cellsOf(next).map((cell, at) => ({ cell, after: texts[at] })), "复制行");
  go(cellsOf(next)[0]);
}

export async function removeRow(row) {
  if (!row || row.matches(".blank")) return;
  if (!(await flush(row)) && row.dataset.record) return void toast("这一行还有内容没有保存。改正后再删除。", { tone: "red" });
  const place = { row, next: row.nextElementSibling };
  if (!(await take(place))) return;
  const step = { words: "删除行", undo: () => restore(place), redo: () => take(place) };
  push(step);
  toast(place.words, { action: { label: "撤销", run: () => document.querySelector("[data-act=grid-undo]")?.click() } });
}

async function take(place) {
  const { row } = place;
  const table = gridTable();
  const near = row.nextElementSibling ?? row.previousElementSibling;
  const at = row.contains(document.activeElement);
  place.next = row.nextElementSibling;
  if (row.dataset.record) {
    const said = await post(`${table.dataset.records}${row.dataset.record}/remove/`, { version: Number(row.dataset.version) }, "没有删除");
    if (!said) return false;
    place.words = said.words;
    apply(null, said);
  } else place.words = "已删除一行";
  forgetScope(row);
  row.remove();
  number(table);
  if (at && near) go(cellsOf(near)[0]);
  return true;
}

async function restore({ row, next }) {
  const table = gridTable();
  let said = null;
  if (row.dataset.record) {
    said = await post(`${table.dataset.records}${row.dataset.record}/restore/`, {}, "没有恢复");
    if (!said) return false;
    row.dataset.version = said.version;
  }
  table.querySelector("[data-rows]").insertBefore(row, next?.isConnected ? next : table.querySelector("tr.blank"));
  number(table);
  if (said) apply(row, said);
  else for (const cell of cellsOf(row)) if (cell.value) touch(row, placeOf(cell).item, 0);
  return true;
}

async function post(address, data, words) {
  const answer = await send(address, { method: "POST", data }).catch(() => null);
  const said = await answer?.json().catch(() => null);
  if (answer?.ok) return said;
  toast(said?.error ?? `网络已断开，${words}。恢复后再试。`, { tone: "red" });
  return null;
}
