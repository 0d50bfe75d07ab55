// Corrects a cell in the list of faults: one cell, one check; and what is decided of a finding.
import { send } from "../ui/requests.js";
import { toast } from "../ui/toast.js";
import { count } from "./counts.js";

const result = document.querySelector("#result");
const table = document.querySelector(".er tbody");

if (table) {
  table.addEventListener("change", ({ target }) => {
    if (target.matches("[data-fix]") && target.value !== "") correct(target.closest("tr"), target.value);
  });
  table.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-take], [data-act]");
    if (!button) return;
    const row = button.closest("tr");
    if (button.dataset.act) decide(row, button.dataset.act);
    else take(row, button.dataset.take);
  });
  table.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("[data-reason]")) decide(event.target.closest("tr"), "keep");
  });
}

const mode = document.querySelector("[data-mode]");
if (mode) {
  mode.querySelector("button")?.setAttribute("hidden", "");
  mode.addEventListener("change", () => mode.requestSubmit());
}

function take(row, value) {
  row.querySelector("[data-fix]").value = value;
  correct(row, value);
}

function cell({ dataset }) {
  const line = dataset.line === undefined ? null : Number(dataset.line);
  return { form: dataset.form, record: Number(dataset.record), item: dataset.item, line };
}

function rows({ form, record }) {
  return table.querySelectorAll(`tr[data-form="${form}"][data-record="${record}"]`);
}

async function ask(address, data) {
  const answer = await send(address, { method: "POST", data }).catch(() => null);
  const said = await answer?.json();
  if (answer?.ok) {
    count(said);
    return said;
  }
  toast(said?.error ?? "网络已断开，改动没有送达。恢复后再试。", { tone: "red" });
  return null;
}

async function correct(row, value) {
  const where = cell(row);
  const said = await ask(result.dataset.correct, { ...where, value });
  if (!said) return;
  for (const other of rows(where)) tell(other, said.left);
  if (said.left.some((fault) => fault.level === "error")) toast("本行还有错误，见清单", { tone: "amber" });
}

function tell(row, left) {
  const { item, line } = cell(row);
  const still = left.find((fault) => fault.item === item && fault.index === line && fault.level === row.dataset.level);
  row.classList.toggle("fixed", !still);
  row.querySelector("[data-why]").textContent = still ? `${still.wrong}。${still.mend}` : "已改好";
  row.querySelector("[data-fix]")?.setAttribute("aria-invalid", still ? "true" : "false");
}

async function decide(row, act) {
  const words = row.querySelector("[data-reason]");
  if (act === "keep" && row.dataset.level === "verify" && !words.value.trim()) {
    words.hidden = false;
    words.focus();
    return;
  }
  const where = cell(row);
  const said = await ask(result.dataset.decide, { ...where, code: row.dataset.code, act, text: words.value });
  if (said) for (const other of rows(where)) show(other, said.left);
}

function show(row, left) {
  const { item, line } = cell(row);
  const fault = left.find((one) => one.item === item && one.index === line && one.code === row.dataset.code);
  if (!fault) return;
  const over = fault.skip || fault.kept !== null;
  row.classList.toggle("fixed", over);
  const kept = fault.kept ? `已确认保留：${fault.kept}` : "已确认保留";
  row.querySelector("[data-said]").textContent = fault.skip ? "本行不导入" : over ? kept : "";
  for (const one of row.querySelectorAll("[data-mending], [data-act]")) one.hidden = (one.dataset.act === "restore") !== over;
  const words = row.querySelector("[data-reason]");
  if (words) words.hidden = true;
}
