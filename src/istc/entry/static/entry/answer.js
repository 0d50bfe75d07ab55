// Brings the server's answer to a save onto the page: values as stored, totals, findings, counts.
import { placeMarks } from "./findings.js";
import { named, scopeOfRecord } from "./scope.js";

const PARTS = ["counts", "balances", "reasons", "state", "progress"];

// `fresh`: items typed into since the save left; they are not touched.
export function apply(scope, said, fresh = new Set()) {
  values(scope, said.values ?? {}, fresh);
  outputs(scope, said.computed ?? {});
  for (const [item, text] of Object.entries(said.sums ?? {})) {
    for (const output of document.querySelectorAll(`[data-sum="${CSS.escape(item)}"]`)) output.textContent = text;
  }
  if (said.form_version) document.getElementById("fill").dataset.version = said.form_version;
  for (const field of document.querySelectorAll("dialog input[name=version], form#reopen input[name=version]")) {
    if (said.form_version !== undefined) field.value = said.form_version;
  }
  fragments(said.html ?? {});
  directory(said);
  placeMarks(said.marks ?? [], said.refusals ?? [], scope);
  document.dispatchEvent(new CustomEvent("fill:answered", { detail: { scope, said } }));
}

// The text as stored (1,234 for １２３４), unless the person is in the cell or it was refused.
function values(scope, texts, fresh) {
  for (const [item, text] of Object.entries(texts)) {
    const input = named(scope, item)[0];
    if (!input || fresh.has(item) || input === document.activeElement) continue;
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
  if (box.innerHTML.trim() !== next.innerHTML.trim()) box.replaceChildren(next.content);
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

export { scopeOfRecord };
