// A block from Excel, WPS or this grid: laid out from the cell in hand, rows added as needed; copy; fill down.
import { toast } from "../../ui/toast.js";
import { blankOf, canWrite, cellAt, cellsOf, columnOf, isCell, isSub, rowsOf, textOf } from "./cells.js";
import { fromHtml, fromText, toHtml, toText } from "./clip.js";
import { change } from "./edit.js";
import { addRow } from "./grow.js";
import { selected, several } from "./selection.js";
import { tidy } from "./tidy.js";

export function startPaste() {
  document.addEventListener("paste", paste);
  document.addEventListener("copy", copy);
  document.addEventListener("cut", (event) => {
    if (copy(event)) change(selected(event.target).flat().map((cell) => ({ cell, after: blankOf(cell) })), "剪切");
  });
}

function paste(event) {
  const cell = event.target;
  if (!isCell(cell) || !canWrite(cell)) return;
  const rows = blockOf(event.clipboardData);
  if (!rows || (single(rows) && !replaces(cell))) return; // part of a text: the browser's own way
  event.preventDefault();
  lay(cell, rows);
}

function blockOf(clipboard) {
  const html = clipboard.getData("text/html");
  const rows = /<table/i.test(html) ? fromHtml(html) : null;
  return rows?.length ? rows : fromText(clipboard.getData("text/plain"));
}

function single(rows) {
  return rows.length === 1 && rows[0].length === 1;
}

function replaces(cell) {
  return several() || isSub(cell) || (cell.selectionStart === 0 && cell.selectionEnd === cell.value.length);
}

function lay(cell, rows) {
  const { targets, outside } = targetsOf(cell, rows);
  const changes = targets.map(({ to, raw }) => {
    const { text, tidied } = tidy(raw, to);
    return { cell: to, after: text, tidied };
  });
  change(changes, "粘贴");
  tell(rows, changes.filter(({ tidied }) => tidied).length, outside);
}

// Which text goes where. One text fills the whole selection; a block that ends past the last row adds rows.
function targetsOf(cell, rows) {
  if (single(rows)) return { targets: selected(cell).flat().map((to) => ({ to, raw: rows[0][0] })), outside: 0 };
  const start = selected(cell)[0][0];
  const column = columnOf(start);
  const lines = linesFrom(start, rows.length);
  const targets = [];
  let outside = (rows.length - lines.length) * rows[0].length;
  lines.forEach((line, at) => {
    const cells = slots(line);
    const from = cells.indexOf(cellsOf(line)[column]);
    rows[at].forEach((raw, right) => {
      const to = cells[from + right];
      if (to) targets.push({ to, raw });
      else if (to === undefined && raw.trim()) outside += 1;
    });
  });
  return { targets, outside };
}

// Every column of a row; null where nothing can be typed (a computed total keeps its place).
function slots(row) {
  if (!row.closest("table").matches("[data-rows-save]")) return cellsOf(row);
  const boxes = [...row.querySelectorAll("[data-cell]")];
  return boxes.map((box) => box.querySelector("input.cell,textarea.cell"));
}

function linesFrom(start, count) {
  const table = start.closest("table");
  const rows = rowsOf(table);
  const found = rows.slice(rows.indexOf(start.closest("tr")), rows.indexOf(start.closest("tr")) + count);
  while (found.length < count && table.matches("[data-grows]")) found.push(addRow(table));
  return found;
}

function tell(rows, tidied, outside) {
  const wide = Math.max(...rows.map((row) => row.length));
  const words = [`已粘贴 ${rows.length} 行 × ${wide} 列`];
  if (tidied) words.push(`${tidied} 处已整理，请核对黄底的格`);
  if (outside) words.push(`${outside} 格超出表格，没有粘贴`);
  const box = document.querySelector("[data-grid-said]");
  if (box) box.textContent = words.join("，");
  if (outside) toast(words.join("，"), { tone: "red" });
}

function copy(event) {
  const cell = event.target;
  if (!isCell(cell) || (!several() && cell.selectionStart !== cell.selectionEnd)) return false;
  const rows = selected(cell).map(texts);
  event.clipboardData.setData("text/plain", toText(plain(rows)));
  event.clipboardData.setData("text/html", toHtml(plain(rows)));
  event.preventDefault();
  return true;
}

// With the totals that stand between the cells, so that the block keeps its columns.
function texts(cells) {
  const first = cells[0].closest("td,th");
  const last = cells[cells.length - 1].closest("td,th");
  const found = [];
  for (let box = first; box; box = box === last ? null : box.nextElementSibling) {
    found.push((box.querySelector("input.cell,textarea.cell")?.value ?? box.textContent).trim());
  }
  return found;
}

// Numbers without their thousands, so that Excel takes them for numbers.
function plain(rows) {
  return rows.map((row) => row.map((text) => (/^[\d,]+(\.\d+)?$/.test(text) ? text.replaceAll(",", "") : text)));
}

// Ctrl D: the first row of the selection into the others; without one, the cell above into this one.
export function fillDown() {
  const cell = document.activeElement;
  if (!isCell(cell)) return false;
  const rows = selected(cell);
  if (rows.length > 1) {
    const [first, ...rest] = rows;
    change(rest.flatMap((row) => row.map((one, at) => ({ cell: one, after: textOf(first[at]) }))), "向下填充");
    return true;
  }
  const all = rowsOf(cell.closest("table"));
  const above = all[all.indexOf(cell.closest("tr")) - 1];
  if (!above) return false;
  change(rows[0].map((one) => ({ cell: one, after: textOf(cellAt(above, columnOf(one))) })), "向下填充");
  return true;
}
