// Puts the server's findings beside their cells, in place of what stood there before.
import { cellNamed, nameOfMark, scopeOfRecord, scopes } from "./scope.js";

const TONES = { error: "bad", verify: "wrn", hint: "" };
const LINES = { error: ["err", "alert-circle"], verify: ["warnline", "alert-triangle"], hint: ["hintline", "info-circle"] };

export function icon(name, size = 16) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  made.setAttribute("class", `i i-${size}`);
  made.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `${sprite()}#${name}`);
  made.append(use);
  return made;
}

function sprite() {
  return document.querySelector("svg.i use")?.getAttribute("href").split("#")[0] ?? "";
}

// All findings of the form, and what was refused and so is nowhere stored: [[name, mark]].
export function placeMarks(marks, refused = []) {
  clear();
  const groups = new Map();
  const rows = new Map(scopes().map((scope) => [scope.dataset.record, scope]));
  for (const mark of marks) {
    const own = rows.get(String(mark.record ?? "")) ?? (rows.size > 1 ? null : scopeOfRecord(mark.record));
    if (own && mark.name) add(groups, nameOfMark(own, mark), mark);
  }
  for (const [name, mark] of refused) add(groups, name, { ...mark, level: "error" });
  for (const [name, found] of groups) show(name, found);
}

function add(groups, name, mark) {
  groups.set(name, [...(groups.get(name) ?? []), mark]);
}

// Only what carries a mark is touched: a grid has thousands of cells that do not.
function clear() {
  for (const line of document.querySelectorAll("[data-said]")) (line.closest("tr.msg") ?? line).remove();
  for (const cell of document.querySelectorAll("[data-cell]:is(.bad,.wrn,.mis,.corner,.w,[data-words])")) {
    cell.classList.remove("bad", "wrn", "mis", "corner", "w");
    delete cell.dataset.words;
  }
  for (const input of document.querySelectorAll("[data-cell][aria-describedby^='e-'],[data-cell] [aria-describedby^='e-'],[data-cell] [aria-invalid]")) {
    input.removeAttribute("aria-invalid");
    input.removeAttribute("aria-describedby");
  }
}

function inputOf(cell) {
  const name = CSS.escape(cell.dataset.cell);
  return cell.id === cell.dataset.cell ? cell
    : cell.querySelector(`[id="${name}"]`) ?? cell.querySelector(`[name="${name}"]:not([type=hidden])`);
}

function show(name, found) {
  const cell = cellNamed(name);
  if (!cell) return;
  const loud = found.filter((mark) => !mark.missing);
  const tone = loud.some((mark) => mark.level === "error") ? "bad" : loud.some((mark) => mark.level === "verify") ? "wrn" : "";
  if (tone) cell.classList.add(tone);
  if (found.some((mark) => mark.missing)) cell.classList.add("mis");
  const input = inputOf(cell);
  if (tone === "bad") input?.setAttribute("aria-invalid", "true");
  const said = words(name, found);
  input?.setAttribute("aria-describedby", said.id);
  if (cell.closest("[data-sheet]")) tag(cell, found, said, tone);
  else hang(cell, said, tone, loud.length === 0);
}

function words(name, found) {
  const box = document.createElement("div");
  box.className = "said";
  box.id = `e-${name}`;
  box.dataset.said = name;
  for (const mark of found) {
    const [className, sign] = LINES[mark.level];
    const line = document.createElement("div");
    line.className = mark.missing ? `${className} missing` : className;
    const text = document.createElement("span");
    const bold = document.createElement("b");
    bold.textContent = mark.bold;
    text.append(bold, mark.rest);
    line.append(icon(sign), text);
    box.append(line);
  }
  return box;
}

// In a sheet there is no room: a corner, and the words for whoever cannot see the bar above.
function tag(cell, found, said, tone) {
  if (tone) cell.classList.add("corner");
  if (tone === "wrn") cell.classList.add("w");
  cell.dataset.words = found.filter((mark) => !mark.missing).map((mark) => mark.bold + mark.rest).join(" ");
  said.classList.add("sr");
  cell.append(said);
}

function hang(cell, said, tone, quiet) {
  const row = cell.closest("table.fill tr, table.mini tr, table.likert tr");
  if (!row) {
    const label = cell.matches("label.tot") ? cell.parentElement : null;
    if (label) {
      said.classList.add("saidbox");
      label.after(said);
    } else {
      const inner = cell.querySelector(":scope > .writein");
      if (inner) inner.before(said);
      else cell.append(said);
    }
    return;
  }
  const line = document.createElement("tr");
  line.className = `msg ${tone}${quiet ? " only-missing" : ""}`;
  const wide = document.createElement("td");
  wide.colSpan = 99;
  wide.append(said);
  line.append(wide);
  let after = row;
  while (after.nextElementSibling?.matches("tr.msg")) after = after.nextElementSibling;
  after.after(line);
}
