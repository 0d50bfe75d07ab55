// Completing a form: save first, ask the server, confirm, go on. And what two people changed at once.
import { open } from "../ui/dialogs.js";
import { send } from "../ui/requests.js";
import { toast } from "../ui/toast.js";
import { flush, flushAll, forget } from "./autosave.js";
import { apply } from "./answer.js";
import { isTyped, saw } from "./journal.js";
import { put } from "./others.js";
import { showIssues, step } from "./panel.js";
import { named, scopeOfRecord } from "./scope.js";

const form = () => document.getElementById("fill");

export async function complete() {
  if (!(await saved())) return;
  const address = completeAddress();
  const answer = await send(address, { method: "POST", data: { version: Number(form().dataset.version) } }).catch(() => null);
  if (!answer) return void toast("网络已断开，未完成。恢复后再试。", { tone: "red" });
  const said = await answer.json();
  if (answer.status === 422) return blocked(said);
  if (!answer.ok) return void toast(said.error, { tone: "red" });
  const dialog = document.getElementById("complete-dialog");
  apply(null, said);
  fill(dialog, said.confirm);
  open("complete-dialog");
  dialog.querySelector("form").addEventListener("submit", (event) => confirm(event, address));
}

function completeAddress() {
  return document.querySelector("[data-act=complete]").formAction;
}

async function saved() {
  if (await flushAll()) return true;
  toast("有内容还没有保存，未完成。改正或重试后再完成填报。", { tone: "red" });
  return false;
}

async function confirm(event, address) {
  event.preventDefault();
  const button = event.target.querySelector("[name=confirm]");
  button.disabled = true;
  const answer = await send(address, { method: "POST", data: { confirm: true, version: Number(form().dataset.version) } }).catch(() => null);
  const said = await answer?.json();
  if (answer?.ok) return void location.assign(said.to);
  button.disabled = false;
  event.target.closest("dialog").close();
  if (answer?.status === 422) blocked(said);
  else toast(said?.error ?? "网络已断开，未完成。恢复后再试。", { tone: "red" });
}

function blocked(said) {
  form().classList.add("asked");
  apply(null, said);
  showIssues();
  toast(said.error, { tone: "red", seconds: 8 });
  step(1);
}

function fill(dialog, html) {
  const made = document.createElement("template");
  made.innerHTML = html; // from our own template, escaped there
  dialog.replaceChildren(made.content);
}

// Both versions side by side; nothing is stored until the person has chosen.
// `items`: all that were sent; those that are not in dispute were compared too.
export function chooseVersion(scope, said, items) {
  const dialog = document.getElementById("conflict-dialog");
  fill(dialog, said.html);
  open("conflict-dialog");
  dialog.querySelector("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const chosen = new FormData(event.target);
    for (const { item, theirs } of said.differences) {
      if (chosen.get(`choose:${item}`) !== "theirs") continue;
      forget(scope, [item]);
      if (!put(scope, item, theirs)) location.reload(); // a sub-table is read anew
    }
    saw(scope, items, said.version);
    dialog.close();
    await flush(scope);
    document.dispatchEvent(new CustomEvent("istc:changed", { bubbles: true }));
  });
}

export async function fillZero(button) {
  if (!(await saved())) return;
  const answer = await send(button.formAction, { method: "POST", data: { version: Number(form().dataset.version) } }).catch(() => null);
  const said = await answer?.json();
  if (!answer?.ok) return void toast(said?.error ?? "网络已断开，没有填零。恢复后再试。", { tone: "red" });
  for (const one of said.records ?? [said]) {
    const scope = scopeOfRecord(one.record);
    if (!scope) continue;
    scope.dataset.version = one.version;
    saw(scope, Object.keys(one.values).filter((item) => !isTyped(scope, item)), one.version);
    for (const [item, text] of Object.entries(one.values)) {
      const input = named(scope, item)[0];
      if (isTyped(scope, item)) continue; // while the answer was under way
      if (input?.matches("input:not([type=radio]):not([type=checkbox]),textarea")) input.value = text;
    }
    apply(scope, { ...said, ...one });
  }
  toast(said.words);
  document.dispatchEvent(new CustomEvent("istc:changed", { bubbles: true }));
}
