// Rows of a sheet: added by name, offered from last year; the bar above the table tells of the cell in hand.
import { toast } from "../ui/toast.js";
import { cellsOf, go } from "./grid/cells.js";
import { change } from "./grid/edit.js";
import { freshRow, gridTable } from "./grid/grow.js";
import { digits } from "./live.js";
import { named, placeOf, read } from "./scope.js";

export function startSheet() {
  if (!gridTable()) return;
  document.addEventListener("combo:chosen", ({ target }) => take(target));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing && !event.ctrlKey && isNew(event.target)) {
      event.preventDefault();
      take(event.target);
    }
  });
  document.addEventListener("click", (event) => {
    const offer = event.target.closest("[data-offer]");
    if (!offer) return;
    event.preventDefault();
    add(offer.dataset.offer);
  });
  document.addEventListener("istc:changed", offers);
  for (const what of ["focusin", "input"]) document.addEventListener(what, ({ target }) => tell(target));
  document.addEventListener("fill:answered", () => tell(document.activeElement));
}

function isNew(target) {
  return target.matches?.("[data-quick]") && target.value.trim() !== "";
}

function take(box) {
  if (!isNew(box)) return;
  const text = box.value.trim();
  box.value = "";
  add(text);
}

const key = () => document.querySelector("[data-quick]").dataset.quick;
const rows = () => [...gridTable().querySelectorAll("tr[data-scope]")];

// A name stands in one row only: where there is one already, that is the row to write in.
function add(name) {
  const known = rows().find((row) => read(row, key()) === name);
  const row = known ?? freshRow();
  const box = row && named(row, key())[0];
  if (!box) return;
  if (known) toast(`${name} 已在第 ${row.querySelector("[data-number]").textContent} 行`);
  else change([{ cell: box, after: name }], "新增行");
  const cells = cellsOf(row);
  go(cells[cells.indexOf(box) + 1]);
}

// What last year said of a name stands beside its cells as soon as it has a row, and is offered no more.
function offers() {
  const all = document.querySelectorAll("[data-offer]");
  if (!all.length) return;
  const byName = new Map(rows().map((row) => [read(row, key()), row]));
  for (const offer of all) {
    const row = byName.get(offer.dataset.offer);
    offer.hidden = Boolean(row);
    if (row && row.dataset.last !== offer.dataset.offer) beside(row, offer);
  }
  const title = document.querySelector("[data-offers]");
  title.hidden = [...all].every((offer) => offer.hidden);
}

function beside(row, offer) {
  row.dataset.last = offer.dataset.offer;
  for (const [item, text] of Object.entries(JSON.parse(offer.dataset.last))) {
    const cell = named(row, item)[0];
    const spoken = cell?.getAttribute("aria-label").replace(/，上年.*/, "");
    if (cell && item !== key()) cell.setAttribute("aria-label", `${spoken}，上年 ${text}`);
  }
}

// Which cell this is, what stood there last year, what is wrong with it.
function tell(target) {
  const place = placeOf(target);
  const bar = document.querySelector("[data-fx-pos]");
  if (!place || !bar || !target.closest("[data-sheet]")) return;
  const named = place.scope.querySelector("th.cn input.cell");
  const spoken = target.getAttribute("aria-label") ?? "";
  const where = named?.value || `第 ${place.scope.querySelector("[data-number]").textContent} 行`;
  bar.textContent = named === target || target.closest("tr.blank") ? spoken : `${where}　${spoken.replace(/，上年.*/, "")}`;
  const rule = document.querySelector("[data-fx-rule]");
  const words = target.closest("[data-cell]")?.dataset.words;
  const last = lastYear(spoken, target);
  rule.textContent = words ?? [last, asked(target)].filter(Boolean).join("　");
  rule.classList.toggle("bad", Boolean(words));
}

// Last year's figure and by how much this one differs.
function lastYear(spoken, target) {
  const words = /，(上年 (.*))/.exec(spoken);
  const [before, now] = [digits(words?.[2] ?? ""), digits(target.value)].map(Number);
  if (!words || !before || target.value === "") return words?.[1] ?? "";
  const percent = Math.round(((now - before) * 100) / before);
  return `${words[1]}，${percent < 0 ? `减 ${-percent}%` : percent ? `增 ${percent}%` : "持平"}`;
}

function asked(target) {
  if (target.dataset.sub) return "F2 或 Enter 打开，逐行填写";
  if (target.inputMode === "numeric") return "填整数，没有填 0";
  if (target.inputMode === "decimal") return "可填小数，没有填 0";
  if (target.dataset.combo === "many") return "可多选，以“；”分隔；输入代码、名称或拼音首字母";
  if (target.dataset.combo) return "输入代码、名称或拼音首字母，Alt ↓ 打开选项";
  return target.matches("textarea") ? "字数不限，Alt Enter 换行" : target.placeholder;
}
