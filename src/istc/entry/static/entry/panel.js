// The panel on the right: tabs, the explanation of the cell in hand, findings one after the other.
import { send } from "../ui/requests.js";
import { toast } from "../ui/toast.js";
import { focusable, placeOf, scopeOfRecord, nameOfMark } from "./scope.js";

export function startPanel() {
  document.addEventListener("click", (event) => {
    const tab = event.target.closest("[role=tab]");
    if (tab) choose(tab);
    const goto = event.target.closest("[data-goto]");
    if (goto && arrive(goto)) event.preventDefault();
    if (event.target.closest("[data-act=next-finding]")) step(1);
    const shows = event.target.closest("a[data-show-tab]");
    const tabbed = shows && document.getElementById(shows.dataset.showTab);
    if (tabbed) {
      event.preventDefault();
      choose(tabbed, true);
      tabbed.scrollIntoView({ block: "nearest" });
    }
  });
  document.addEventListener("keydown", tabKeys);
  document.addEventListener("focusin", ({ target }) => explain(target));
  const first = document.querySelector("[role=tab][aria-selected=true]");
  if (first) choose(first);
  if (location.hash === "#fault") toFault();
}

function choose(tab, focus = false) {
  for (const other of tab.parentElement.querySelectorAll("[role=tab]")) {
    const on = other === tab;
    other.setAttribute("aria-selected", String(on));
    other.tabIndex = on ? 0 : -1;
    document.getElementById(other.getAttribute("aria-controls")).classList.toggle("on", on);
  }
  if (focus) tab.focus();
  const panel = document.getElementById(tab.getAttribute("aria-controls"));
  if (panel.dataset.history) loadHistory(panel);
}

function tabKeys(event) {
  const tab = event.target.closest?.("[role=tab]");
  if (!tab || !["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) return;
  const all = [...tab.parentElement.querySelectorAll("[role=tab]")];
  const at = all.indexOf(tab);
  const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: all.length - 1 }[event.key];
  event.preventDefault();
  choose(all[(to + all.length) % all.length], true);
}

async function loadHistory(panel) {
  const answer = await send(panel.dataset.history).catch(() => null);
  if (!answer?.ok) return;
  const { html } = await answer.json();
  const made = document.createElement("template");
  made.innerHTML = html; // from our own template, escaped there
  panel.replaceChildren(made.content);
}

function explain(target) {
  const place = placeOf(target);
  if (!place) return;
  const wanted = [place.cell ?? place.item, place.item];
  let first = null;
  for (const line of document.querySelectorAll("[data-explains]")) {
    const hot = line.dataset.explains.split(" ").some((item) => wanted.includes(item));
    line.classList.toggle("hot", hot);
    if (hot && !first) first = line;
  }
  const box = first?.closest("[role=tabpanel]");
  if (box && box.scrollHeight > box.clientHeight) box.scrollTop = first.offsetTop - box.offsetTop - 40;
}

// Goes to the cell of a finding; false when it stands in a record that is not on the page.
function arrive(line) {
  const scope = scopeOfRecord(line.dataset.gotoRecord);
  if (!scope) return false;
  const input = focusable(nameOfMark(scope, { name: line.dataset.goto }));
  if (!input) return false;
  input.closest("[data-off]")?.removeAttribute("data-off");
  input.focus();
  input.scrollIntoView({ block: "center" });
  return true;
}

let at = -1;

// F8 and Shift F8. After the last fault comes the next form with errors, then the first fault again.
export function step(by) {
  const lines = stops();
  const next = document.querySelector("[data-next-wrong]");
  if (!lines.length) return void (next && offer(next, "本表没有需要更正的地方"));
  if (next && by > 0 && at >= lines.length - 1) {
    at = -1;
    return void offer(next, "本表已到最后一处");
  }
  at = (at + by + lines.length) % lines.length;
  document.getElementById("fill")?.classList.add("asked");
  for (const form of document.querySelectorAll(".dform")) form.classList.add("asked");
  if (!arrive(lines[at])) lines[at].click();
}

function stops() {
  return cells([...document.querySelectorAll("#panel-issues [data-goto]")].filter((line) => !line.matches(".h")));
}

// Come from another form: errors first, blanks later.
function toFault() {
  at = Math.max(0, stops().findIndex((line) => line.matches(".e:not(.missing)"))) - 1;
  step(1);
}

function offer(next, words) {
  const open = { label: "打开", run: () => location.assign(next.href) };
  toast(`${words}。下一张有错的表：${next.dataset.nextWrong}`, { action: open, seconds: 8 });
}

// One stop per cell, however much there is to say about it.
function cells(lines) {
  const seen = new Map(lines.map((line) => [`${line.dataset.gotoRecord ?? ""} ${line.dataset.goto}`, line]));
  return [...seen.values()];
}

export function showIssues() {
  const tab = document.getElementById("tab-issues");
  if (tab) choose(tab);
}
