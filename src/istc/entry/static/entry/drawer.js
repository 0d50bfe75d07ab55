// One record beside the list: opened, changed, saved, handed in, without leaving the page.
import { send } from "../ui/requests.js";
import { toast } from "../ui/toast.js";
import { flush, flushAll, forgetScope } from "./autosave.js";
import { apply } from "./answer.js";
import { step } from "./panel.js";

let renew = () => {};
let came = null; // what had the focus before

const drawer = () => document.getElementById("drawer");
export const opened = () => drawer()?.querySelector(".dform") ?? null;

export function startDrawer(refresh) {
  if (!drawer()) return;
  renew = refresh;
  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest("a[data-drawer]");
    if (link) {
      event.preventDefault();
      return void (link.dataset.drawer === "close" ? close() : open(link.href));
    }
    const record = event.target.closest("[data-goto-record]");
    const row = record && !event.defaultPrevented && document.querySelector(`#records a[data-record="${record.dataset.gotoRecord}"]`);
    if (row) {
      event.preventDefault();
      open(row.href, record.dataset.goto);
    }
    const button = event.target.closest("button[data-act]");
    if (button && (button.closest("#drawer") || button.closest("#records") || button.dataset.act === "new")) {
      if (act(button)) event.preventDefault();
    }
  });
  addEventListener("popstate", () => location.reload());
}

function act(button) {
  const work = { new: add, submit: () => hand(false), next: () => hand(true), remove: () => remove(button), copy: () => copy(button) }[button.dataset.act];
  work?.();
  return Boolean(work);
}

export async function open(address, item = null) {
  if (!(await flushAll())) return void toast("这一条还有内容没有保存。改正后再换。", { tone: "red" });
  const answer = await send(`${address}?part=drawer`).catch(() => null);
  if (!answer?.ok) return void toast("没有打开这一条。检查网络后重试。", { tone: "red" });
  const { html, marks } = await answer.json();
  show(html, address);
  apply(opened(), { marks });
  const first = item && document.querySelector(`#drawer [name="${CSS.escape(item)}"]:not([type=hidden])`);
  (first ?? drawer().querySelector(".db input:not([type=hidden]):not([type=date]),.db select,.db textarea"))?.focus();
}

function show(html, address) {
  if (!opened()) came = document.activeElement;
  if (opened()) forgetScope(opened());
  const box = drawer();
  const made = document.createElement("template");
  made.innerHTML = html; // from our own template, escaped there
  box.replaceChildren(made.content);
  shown(true);
  box.setAttribute("aria-label", box.querySelector("h2").textContent);
  history.replaceState(null, "", address);
  current();
  renew(box);
}

function shown(on) {
  drawer().hidden = !on;
  document.body.classList.toggle("drawer-open", on);
}

// Marks the open record in the list.
export function current() {
  const record = opened()?.dataset.record;
  for (const row of document.querySelectorAll("#records tr[data-row-of]")) {
    if (row.dataset.rowOf === record) row.setAttribute("aria-current", "true");
    else row.removeAttribute("aria-current");
  }
}

export async function close() {
  if (!opened()) return;
  const left = drawer().querySelector("a[data-drawer=close]").href;
  if (!(await flushAll())) return void toast("这一条还有内容没有保存。", { tone: "red" });
  forgetScope(opened());
  const record = opened().dataset.record;
  drawer().replaceChildren();
  shown(false);
  history.replaceState(null, "", left);
  current();
  const row = document.querySelector(`#records a[data-record="${record}"]`);
  (row ?? came)?.focus();
}

export function move(where) {
  drawer()?.querySelector(`a[data-drawer=${where}]`)?.click();
}

export async function add() {
  const button = document.querySelector("[data-act=new]");
  if (!button || !(await flushAll())) return;
  const said = await post(button.formAction, {});
  if (said) await after(said);
}

async function hand(next) {
  const form = opened();
  if (!(await flush(form))) return void toast("有内容没有保存。改正后再提交。", { tone: "red" });
  const answer = await send(form.dataset.submit, { method: "POST", data: { version: Number(form.dataset.version), then: next ? "next" : "" } }).catch(() => null);
  const said = await answer?.json();
  if (answer?.status === 422) {
    form.classList.add("asked");
    apply(form, said);
    toast(said.error, { tone: "red" });
    return void step(1);
  }
  if (!answer?.ok) return void toast(said?.error ?? "网络已断开，没有提交。恢复后再试。", { tone: "red" });
  toast(said.words);
  await after(said);
}

async function after(said) {
  if (said.html) apply(null, said);
  if (said.open) await open(said.open);
  else await close();
}

async function remove(button) {
  const address = button.formAction;
  const own = opened();
  if (own && address.startsWith(new URL(own.action).href.replace(/save\/$/, ""))) {
    await flush(own);
    forgetScope(own);
    drawer().replaceChildren();
    shown(false);
    history.replaceState(null, "", document.querySelector("[data-list]").dataset.list);
  }
  const said = await post(address, {});
  if (!said) return;
  apply(null, said);
  toast(said.words, { action: { label: "撤销", run: () => restore(said.restore) } });
}

async function restore(address) {
  const said = await post(address, {});
  if (!said) return;
  apply(null, said);
  toast(said.words);
}

async function copy(button) {
  if (!(await flushAll())) return;
  const said = await post(button.formAction, {});
  if (said) await after(said);
}

async function post(address, data) {
  const answer = await send(address, { method: "POST", data }).catch(() => null);
  const said = await answer?.json();
  if (answer?.ok) return said;
  toast(said?.error ?? "网络已断开，没有完成。恢复后再试。", { tone: "red" });
  return null;
}
