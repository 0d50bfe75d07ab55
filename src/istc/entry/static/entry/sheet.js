// Rows of a sheet: added by name, offered from last year, removed with a way back; the bar above the table.
import { send } from "../ui/requests.js";
import { toast } from "../ui/toast.js";
import { flush, forgetScope } from "./autosave.js";
import { apply } from "./answer.js";
import { placeOf } from "./scope.js";

let renew = () => {};

export function startSheet(refresh) {
  const table = document.querySelector("[data-sheet]");
  if (!table) return;
  renew = refresh;
  document.addEventListener("combo:chosen", ({ target }) => take(target));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing && !event.ctrlKey && isNew(event.target)) {
      event.preventDefault();
      take(event.target);
    }
  });
  document.addEventListener("click", (event) => {
    const offer = event.target.closest("[data-offer]");
    const drop = event.target.closest("[data-remove-row]");
    if (!offer && !drop) return;
    event.preventDefault();
    if (offer) add(offer.formAction, document.querySelector("[data-quick]").dataset.quick, offer.value, offer);
    else remove(drop.closest("tr"));
  });
  document.addEventListener("focusin", ({ target }) => tell(target));
}

function isNew(target) {
  return target.matches?.("[data-quick],[data-new]") && target.value.trim() !== "";
}

function take(box) {
  if (!isNew(box)) return;
  const text = box.value.trim();
  box.value = "";
  add(document.querySelector("[data-sheet]").dataset.records, box.dataset.quick ?? box.dataset.new, text, null, box);
}

async function add(address, item, raw, offer, box = null) {
  const answer = await send(address, { method: "POST", data: { changes: { [item]: raw } } }).catch(() => null);
  const said = await answer?.json().catch(() => null);
  if (!answer?.ok) {
    if (box) box.value = raw;
    return void toast(said?.error ?? "网络已断开，没有添加。恢复后再试。", { tone: "red" });
  }
  offer?.remove();
  const made = document.createElement("template");
  made.innerHTML = said.row; // from our own template, escaped there
  const body = document.querySelector("tbody[data-rows]");
  const row = body.insertBefore(made.content.querySelector("tr"), body.querySelector(".addrow"));
  number();
  renew(row);
  apply(row, said);
  const cells = [...row.querySelectorAll("td input.cell")];
  cells[0]?.focus();
}

async function remove(row) {
  await flush(row);
  const data = { version: Number(row.dataset.version) };
  const answer = await send(row.dataset.remove, { method: "POST", data }).catch(() => null);
  const said = await answer?.json().catch(() => null);
  if (!answer?.ok) return void toast(said?.error ?? "网络已断开，没有删除。恢复后再试。", { tone: "red" });
  const next = row.nextElementSibling;
  forgetScope(row);
  row.remove();
  number();
  apply(null, said);
  next?.querySelector("input")?.focus();
  toast(said.words, { action: { label: "撤销", run: () => restore(row, next, said.restore) } });
}

async function restore(row, next, address) {
  const answer = await send(address, { method: "POST", data: {} }).catch(() => null);
  const said = await answer?.json().catch(() => null);
  if (!answer?.ok) return void toast(said?.error ?? "网络已断开，没有撤销。恢复后再试。", { tone: "red" });
  const body = document.querySelector("tbody[data-rows]");
  body.insertBefore(row, next?.parentElement === body ? next : body.querySelector(".addrow"));
  if (said.version) row.dataset.version = said.version;
  number();
  apply(row, said);
}

function number() {
  const rows = [...document.querySelectorAll("tbody[data-rows] > tr")];
  rows.forEach((row, at) => {
    const box = row.querySelector("[data-number]");
    box.firstChild.textContent = String(at + 1);
    row.querySelector("[data-remove-row]")?.setAttribute("aria-label", `删除第 ${at + 1} 行`);
  });
  const count = document.querySelector("[data-count-rows]");
  if (count) count.textContent = rows.filter((row) => row.matches("[data-scope]")).length;
  document.dispatchEvent(new CustomEvent("istc:changed"));
}

// Which cell this is, what stood there last year, what is wrong with it.
function tell(target) {
  const place = placeOf(target);
  const bar = document.querySelector("[data-fx-pos]");
  if (!place || !bar || !target.closest("[data-sheet]")) return;
  const key = place.scope.querySelector("th.cn input,th.cn select");
  const spoken = target.getAttribute("aria-label") ?? "";
  const row = target.closest(".rowgrid tr")?.querySelector("[data-number]").textContent;
  const where = row ? `第 ${row} 行` : key?.value ?? "";
  bar.textContent = key === target || target.closest("tr.blank") ? spoken : `${where}　${spoken.replace(/，上年.*/, "")}`;
  const rule = document.querySelector("[data-fx-rule]");
  const words = target.closest("[data-cell]")?.dataset.words;
  const last = /，(上年.*)/.exec(spoken)?.[1] ?? "";
  rule.textContent = words ?? [last, asked(target)].filter(Boolean).join("　");
  rule.classList.toggle("bad", Boolean(words));
}

function asked(target) {
  if (target.inputMode === "numeric") return "填整数，没有填 0";
  if (target.inputMode === "decimal") return "可填小数，没有填 0";
  if (target.dataset.combo === "many") return "可多选，以“；”分隔；输入代码、名称或拼音首字母";
  if (target.dataset.combo) return "输入代码、名称或拼音首字母，Alt ↓ 打开选项";
  return target.matches("textarea") ? "字数不限，Alt Enter 换行" : target.placeholder;
}
