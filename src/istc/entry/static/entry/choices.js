// Check lists with a limit, ratings by the number keys, and the list of what is picked.
import { touch } from "./autosave.js";
import { placeOf, scopeOf } from "./scope.js";
import { icon } from "./findings.js";
import { shortcutsOn } from "../ui/shortcuts.js";

export function startChoices() {
  document.addEventListener("change", ({ target }) => {
    const list = target.closest?.("[data-limit],[data-checklist]");
    if (list && target.type === "checkbox") showLimit(list);
    const rating = target.closest?.("[data-likert]");
    if (rating) countRated(rating);
  });
  document.addEventListener("keydown", rate);
  document.addEventListener("click", unpick);
  refreshChoices(document);
}

export function refreshChoices(root) {
  root.querySelectorAll("[data-limit],[data-checklist]").forEach(showLimit);
}

function ticks(list) {
  return [...list.querySelectorAll("input[type=checkbox]")];
}

function showLimit(list) {
  const most = Number(list.dataset.limit) || Infinity;
  const chosen = ticks(list).filter((tick) => tick.checked);
  for (const tick of ticks(list)) {
    const shut = chosen.length >= most && !tick.checked;
    if (!list.matches("[data-fixed]")) tick.disabled = shut;
    const option = tick.closest(".opt");
    option?.classList.toggle("off", shut);
    option?.classList.toggle("on", tick.checked);
  }
  const count = list.querySelector("[data-chosen]");
  if (count) count.textContent = chosen.length;
  list.querySelectorAll(".meter i").forEach((mark, at) => mark.classList.toggle("f", at < chosen.length));
  const full = list.querySelector("[data-full]");
  if (full) full.hidden = chosen.length < most;
  if (list.matches("[data-checklist]")) showPicked(list, chosen);
}

function showPicked(list, chosen) {
  const card = document.querySelector(`[data-picked-for="${CSS.escape(list.dataset.cell)}"]`);
  if (!card) return;
  card.querySelector("[data-chosen]").textContent = chosen.length;
  const clear = card.querySelector("[data-clear-picked]");
  if (clear) clear.hidden = !chosen.length;
  card.querySelector(".picked").replaceChildren(...chosen.map((tick) => pickedLine(tick, Boolean(clear))));
}

function pickedLine(tick, editable) {
  const line = document.createElement("li");
  const code = document.createElement("span");
  code.className = "no";
  code.textContent = tick.value;
  const words = document.createElement("span");
  words.className = "grow";
  words.textContent = tick.closest(".opt").querySelector(".no + span").firstChild.textContent.trim();
  line.append(code, words);
  if (editable) {
    const drop = document.createElement("button");
    drop.type = "button";
    drop.className = "ib sm";
    drop.dataset.unpick = tick.value;
    drop.setAttribute("aria-label", `取消 ${tick.value} ${words.textContent}`);
    drop.append(icon("x", 14));
    line.append(drop);
  }
  return line;
}

function unpick(event) {
  const card = event.target.closest("[data-picked-for]");
  if (!card) return;
  const one = event.target.closest("[data-unpick]");
  const all = event.target.closest("[data-clear-picked]");
  if (!one && !all) return;
  const list = document.querySelector(`[data-checklist][data-cell="${CSS.escape(card.dataset.pickedFor)}"]`);
  for (const tick of ticks(list)) if (tick.checked && (all || tick.value === one.dataset.unpick)) tick.checked = false;
  showLimit(list);
  const place = placeOf(ticks(list)[0]);
  touch(scopeOf(list), place.item);
  list.dispatchEvent(new Event("istc:changed", { bubbles: true }));
}

// 1–5 choose in the row and go to the next; up and down change the row, left and right the rating.
function rate(event) {
  const row = event.target.closest?.("[data-likert] tbody tr[data-cell]");
  if (!row || event.ctrlKey || event.altKey || event.metaKey) return;
  const radio = event.target.type === "radio";
  if (!radio && event.target !== row) return;
  const choices = [...row.querySelectorAll("input[type=radio]:not([disabled])")];
  if (/^[1-9]$/.test(event.key) && choices[event.key - 1] && shortcutsOn()) {
    event.preventDefault();
    const chosen = choices[event.key - 1];
    chosen.checked = true;
    chosen.dispatchEvent(new Event("change", { bubbles: true }));
    focusRow(next(row, 1) ?? row);
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    const to = next(row, event.key === "ArrowDown" ? 1 : -1);
    if (to) focusRow(to);
  }
}

function next(row, by) {
  const rows = [...document.querySelectorAll("[data-likert] tbody tr[data-cell]")];
  return rows[rows.indexOf(row) + by];
}

function focusRow(row) {
  const choices = [...row.querySelectorAll("input[type=radio]")];
  (choices.find((choice) => choice.checked) ?? choices[0]).focus();
}

function countRated(table) {
  const rows = [...table.querySelectorAll("tbody tr[data-cell]")];
  const rated = (row) => row.querySelector("input[type=radio]:checked");
  table.closest(".card").querySelector("[data-rated]").textContent = rows.filter(rated).length;
  const asked = [...document.querySelectorAll("[data-likert] tr[data-required]")];
  const done = asked.filter(rated).length;
  const bar = document.querySelector("[data-rated-bar]");
  if (bar) bar.value = done;
  const all = document.querySelector("[data-rated-all]");
  if (all) all.textContent = done;
}
