// Brings the server's answer to a save onto the page: values as stored, totals, findings, counts.
import { placeMarks } from "./findings.js";
import { named, nameOfMark } from "./scope.js";
import { renew } from "./words.js";

const PARTS = ["counts", "balances", "reasons", "state", "progress"];

const refused = new Map(); // name of an input -> what was refused there, until it is sent again

export function refusals() {
  return refused.size;
}

// Whether what stands in an item was refused, and so is stored nowhere but in this browser.
export function isRefused(scope, item) {
  const own = (scope.dataset.prefix ?? "") + item;
  return [...refused.keys()].some((name) => name === own || name.startsWith(`${own}[`));
}

// `items`: what was sent; `fresh`: items typed into since the save left, which are not touched.
export function apply(scope, said, fresh = new Set(), items = []) {
  keepRefused(scope, said, items);
  prune();
  if (scope) {
    values(scope, said.values ?? {}, fresh);
    outputs(scope, said.computed ?? {});
  }
  for (const [item, text] of Object.entries(said.sums ?? {})) {
    for (const output of document.querySelectorAll(`[data-sum="${CSS.escape(item)}"]`)) output.textContent = text;
  }
  const count = document.querySelector("#fill [data-count-rows]");
  if (count && said.count !== undefined) count.textContent = said.count;
  if (said.form_version) document.getElementById("fill").dataset.version = said.form_version;
  for (const field of document.querySelectorAll("dialog input[name=version], form#reopen input[name=version]")) {
    if (said.form_version !== undefined) field.value = said.form_version;
  }
  fragments(said.html ?? {});
  buttons(said.can);
  drawerMarks();
  directory(said);
  told = said.marks ?? [];
  placeMarks(told, refused);
  document.dispatchEvent(new CustomEvent("fill:answered", { detail: { scope, said } }));
}

let told = []; // the findings as they were said last

// After several rows of a grid were saved at once. `sent`: row -> items; `freshOf`: row -> items
// typed into since. The blanks of rows that were not sent are as they were.
export function applyRows(said, sent, freshOf) {
  said.rows.forEach((one, at) => {
    const [scope, items] = sent[at];
    keepRefused(scope, one, items);
    values(scope, one.values, freshOf(scope));
    outputs(scope, one.computed);
  });
  const touched = new Set(said.touched);
  const kept = told.filter((mark) => mark.missing && !touched.has(mark.record));
  apply(null, { ...said, marks: [...said.marks, ...kept] });
  wrongRows(said.marks);
}

function wrongRows(marks) {
  const wrong = new Set(marks.filter((mark) => mark.level === "error" && !mark.missing).map((mark) => String(mark.record)));
  for (const row of document.querySelectorAll("table[data-rows-save] tr[data-record]")) row.classList.toggle("has-errors", wrong.has(row.dataset.record));
  for (const name of refused.keys()) document.getElementById(name)?.closest("tr")?.classList.add("has-errors");
}

// What was refused in a row that is gone, or in a drawer that is shut.
function prune() {
  for (const name of refused.keys()) {
    if (!document.getElementById(name) && !document.getElementsByName(name).length) refused.delete(name);
  }
}

function keepRefused(scope, said, items) {
  const prefix = scope?.dataset.prefix ?? "";
  for (const name of refused.keys()) {
    const item = name.startsWith(prefix) ? name.slice(prefix.length).replace(/\[.*/, "") : null;
    if (scope && items.includes(item)) refused.delete(name);
  }
  for (const mark of scope ? said.refusals ?? [] : []) refused.set(nameOfMark(scope, mark), mark);
}

// The text as stored (1,234 for １２３４), unless the person is in the cell or it was refused.
function values(scope, texts, fresh) {
  for (const [item, text] of Object.entries(texts)) {
    const input = named(scope, item)[0];
    if (!input || fresh.has(item) || input === document.activeElement || refused.has(input.name)) continue;
    if (["text", "textarea"].includes(input.type) && input.value !== text) input.value = text;
  }
}

function outputs(scope, texts) {
  for (const [item, text] of Object.entries(texts)) {
    const output = scope?.querySelector(`[data-auto="${CSS.escape(item)}"]`);
    if (output && output.textContent !== text) output.textContent = text;
  }
}

function fragments(html) {
  for (const part of PARTS) {
    const box = document.getElementById(part);
    if (box && part in html && !box.contains(document.activeElement)) replace(box, html[part]);
  }
  const issues = document.getElementById("panel-issues");
  if (issues && "issues" in html) replace(issues, html.issues);
  const count = document.getElementById("issue-count");
  if (count && "issuecount" in html) replace(count, html.issuecount);
  const notes = document.getElementById("notes");
  if (notes && "notes" in html) replace(notes, html.notes);
  const records = document.getElementById("records");
  if (records && "records" in html && !records.contains(document.activeElement)) replace(records, html.records);
}

// Fragments come from our own templates, escaped there.
function replace(box, html) {
  const next = document.createElement("template");
  next.innerHTML = html;
  if (box.innerHTML.trim() !== next.innerHTML.trim()) renew(box, next.content);
}

// A nil report needs an empty form; zeros are offered while there are blanks.
function buttons(can) {
  if (!can) return;
  const nil = document.querySelector("[data-open=nil-dialog]");
  if (nil) {
    nil.disabled = can.nil !== "";
    nil.title = can.nil;
  }
  const zero = document.querySelector(".actbar [data-act=zero]");
  if (zero) zero.hidden = !can.zero;
}

// The open record says of itself what its line in the list says.
function drawerMarks() {
  const form = document.querySelector("#drawer .dform");
  const marks = form && document.querySelector(`#records [data-row-of="${form.dataset.record}"] [data-marks]`);
  if (marks) form.querySelector("[data-record-errors]").replaceChildren(...[...marks.childNodes].map((one) => one.cloneNode(true)));
}

function directory({ state, progress }) {
  const link = document.querySelector(".nav2 a[aria-current]");
  if (link && state) {
    link.parentElement.className = state.state;
    const use = link.querySelector("use");
    use.setAttribute("href", use.getAttribute("href").replace(/#.*/, `#${state.state}`));
    link.querySelector(".sr").textContent = state.label;
    link.title = link.title.replace(/（[^（）]*）$/, `（${state.label}）`);
  }
  for (const [place, text] of Object.entries(progress ?? {})) {
    for (const box of document.querySelectorAll(`[data-progress="${place}"]`)) box.textContent = text;
  }
}

