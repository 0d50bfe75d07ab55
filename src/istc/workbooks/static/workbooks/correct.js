// Corrects a cell in the list of faults: one cell, one check; and 导入方式 at a click.
import { send } from "../ui/requests.js";
import { toast } from "../ui/toast.js";

const result = document.querySelector("#result");
const table = document.querySelector(".er tbody");

if (table) {
  table.addEventListener("change", ({ target }) => {
    if (target.matches("[data-fix]") && target.value !== "") correct(target.closest("tr"), target.value);
  });
  table.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-take]");
    if (!button) return;
    const row = button.closest("tr");
    row.querySelector("[data-fix]").value = button.dataset.take;
    correct(row, button.dataset.take);
  });
}

const mode = document.querySelector("[data-mode]");
if (mode) {
  mode.querySelector("button")?.setAttribute("hidden", "");
  mode.addEventListener("change", () => mode.requestSubmit());
}

async function correct(row, value) {
  const data = { form: row.dataset.form, record: Number(row.dataset.record), item: row.dataset.item, value };
  const answer = await send(result.dataset.correct, { method: "POST", data });
  const said = await answer.json();
  if (!answer.ok) {
    toast(said.error, { tone: "red" });
    return;
  }
  for (const other of table.querySelectorAll(`tr[data-form="${data.form}"][data-record="${data.record}"]`)) {
    tell(other, said.left, value);
  }
  count(said);
}

function tell(row, left, value) {
  const still = left.find((fault) => fault.item === row.dataset.item && fault.level === "error");
  row.classList.toggle("fixed", !still);
  const why = row.querySelector("[data-why]");
  if (still) why.textContent = `${still.wrong}。${still.mend}`;
  else why.textContent = "已改好";
  row.querySelector("[data-fix]").setAttribute("aria-invalid", still ? "true" : "false");
}

function count({ summary, left }) {
  for (const cell of document.querySelectorAll("[data-count]")) {
    const name = cell.dataset.count;
    cell.textContent = name === "hint" ? summary.verify + summary.hint : summary[name];
  }
  const words = document.querySelector("[data-left]");
  words.textContent = summary.bad ? `还有 ${summary.bad} 行有错误` : "全部通过，可以提交";
  const all = document.querySelector(".actbar .btn-primary");
  if (all) all.disabled = summary.bad > 0;
  const good = document.querySelector("[data-good]");
  if (good) {
    good.hidden = summary.bad === 0 || summary.good === 0;
    good.querySelector("button").textContent = `只提交没有错误的 ${summary.good} 行`;
  }
  if (left.length) toast("本行还有错误，见清单", { tone: "amber" });
}
