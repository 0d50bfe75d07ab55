// A long list that is searched: by words, code, English name or pinyin initials. Arrows, Enter, Esc.
// A box with data-register asks the server instead (register.js) and need not hold what it finds.
import { entriesOf, fillFrom, isRegister, search } from "./register.js";

const SHOWN = 60;

let list = null; // the open list
let input = null; // the box it belongs to

export function startCombobox() {
  prepare(document);
  document.addEventListener("input", (event) => { if (isCombo(event.target) && !event.isComposing) typed(event.target); });
  document.addEventListener("compositionend", ({ target }) => { if (isCombo(target)) typed(target); });
  document.addEventListener("focusout", ({ target, relatedTarget }) => {
    if (target === input && !list?.contains(relatedTarget)) leave();
  });
  document.addEventListener("keydown", keys, true);
  document.addEventListener("mousedown", (event) => {
    const row = event.target.closest(".combolist [role=option]");
    if (row) {
      event.preventDefault();
      choose(row);
    } else if (isCombo(event.target) && event.target === document.activeElement) open(event.target);
  });
  addEventListener("scroll", (event) => { if (list && !list.contains(event.target)) placeList(); }, true);
}

// The browser's own list is for pages without scripts; ours takes its place.
export function prepare(root) {
  for (const box of root.querySelectorAll("input[data-combo][list], input[data-register]")) {
    if (box.list) box.dataset.options = box.getAttribute("list");
    box.removeAttribute("list");
    box.setAttribute("role", "combobox");
    box.setAttribute("aria-expanded", "false");
    box.setAttribute("aria-autocomplete", "list");
    box.setAttribute("aria-haspopup", "listbox");
  }
}

function isCombo(target) {
  return target.matches?.("input[data-combo][data-options], input[data-register]") && !target.readOnly;
}

// Nothing is asked of the server for what has not changed, nor shown where the hand has moved on.
function typed(box) {
  if (!isRegister(box)) return open(box);
  search(box, () => {
    if (document.activeElement === box) open(box);
  });
}

const cache = new Map();

function optionsOf(box) {
  if (isRegister(box)) return entriesOf(box);
  const id = box.dataset.options;
  if (!cache.has(id)) {
    cache.set(id, [...document.getElementById(id).options].map((option) => ({
      label: option.value,
      code: option.dataset.code,
      find: `${option.value} ${option.dataset.code} ${option.dataset.find ?? ""}`.toLowerCase(),
    })));
  }
  return cache.get(id);
}

// Labels may hold commas themselves; in a grid only a semicolon parts them.
function parting(box) {
  return box.closest("[data-grid]") ? /[;；]/ : /[、,，;；]/;
}

// In a box for several, the word being typed is the last one.
function word(box) {
  const parts = box.value.split(parting(box));
  return (box.dataset.combo === "many" ? parts[parts.length - 1] : box.value).trim().toLowerCase();
}

function matches(box) {
  const wanted = word(box);
  const all = optionsOf(box);
  if (!wanted || isRegister(box)) return all;
  const rank = ({ label, code, find }) => {
    if (code.toLowerCase() === wanted) return 0;
    if (label.toLowerCase().startsWith(wanted)) return 1;
    if (find.split(/\s+/).some((part) => part.startsWith(wanted))) return 2;
    return find.includes(wanted) ? 3 : 9;
  };
  return all.map((option) => [rank(option), option]).filter(([at]) => at < 9).sort((a, b) => a[0] - b[0]).map(([, option]) => option);
}

function open(box) {
  if (input && input !== box) close();
  input = box;
  if (!list) {
    list = document.createElement("div");
    list.className = "combolist";
    list.id = "combolist";
    list.setAttribute("role", "listbox");
    list.tabIndex = -1;
    (box.closest("dialog, aside, main") ?? document.body).append(list);
  }
  const found = matches(box);
  if (isRegister(box) && !found.length && word(box).length < 2) return close();
  const taken = new Set(box.value.split(parting(box)).map((part) => part.trim()));
  list.setAttribute("aria-label", box.getAttribute("aria-label") ?? document.querySelector(`label[for="${CSS.escape(box.id)}"]`)?.textContent ?? "选项");
  list.replaceChildren(...found.slice(0, SHOWN).map((option, at) => row(option, at, taken.has(option.label))));
  if (!found.length) list.append(nothing(box));
  box.setAttribute("aria-expanded", "true");
  box.setAttribute("aria-controls", list.id);
  const rows = [...list.querySelectorAll("[role=option]")];
  mark(word(box) && !isRegister(box) ? rows.find((one) => one.dataset.label.toLowerCase() === word(box)) ?? rows[0] : null);
  placeList();
}

function row({ label, code }, at, taken) {
  const made = document.createElement("div");
  made.id = `combo-${at}`;
  made.setAttribute("role", "option");
  made.setAttribute("aria-selected", "false");
  made.dataset.label = label;
  const words = document.createElement("span");
  words.textContent = taken ? `✓ ${label}` : label;
  const short = document.createElement("small");
  short.textContent = code;
  made.append(words, short);
  return made;
}

function nothing(box) {
  const line = document.createElement("p");
  if (isRegister(box)) {
    line.textContent = "名录中没有查到。换一个词，或手填刊名和刊号。";
    return line;
  }
  const title = document.getElementById(box.dataset.options).dataset.title || "选项";
  line.textContent = `没有这个${title}。检查写法，或联系管理员补充。`;
  return line;
}

function placeList() {
  const at = input.getBoundingClientRect();
  const below = innerHeight - at.bottom > 200 || at.top < 200;
  list.style.left = `${at.left}px`;
  list.style.minWidth = `${Math.max(at.width, 220)}px`;
  list.style.top = below ? `${at.bottom + 2}px` : "auto";
  list.style.bottom = below ? "auto" : `${innerHeight - at.top + 2}px`;
}

function mark(wanted) {
  for (const one of list.querySelectorAll("[aria-selected=true]")) one.setAttribute("aria-selected", "false");
  if (!wanted) return input.removeAttribute("aria-activedescendant");
  wanted.setAttribute("aria-selected", "true");
  wanted.scrollIntoView({ block: "nearest" });
  input.setAttribute("aria-activedescendant", wanted.id);
}

function keys(event) {
  const box = event.target;
  if (event.isComposing || !isCombo(box)) return;
  const isOpen = list && input === box;
  if (!isOpen) {
    if (event.key === "ArrowDown" && (event.altKey || !box.closest("[data-grid]"))) {
      stop(event);
      open(box);
    }
    return;
  }
  const rows = [...list.querySelectorAll("[role=option]")];
  const at = rows.findIndex((one) => one.getAttribute("aria-selected") === "true");
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    stop(event);
    if (rows.length) mark(rows[(at + (event.key === "ArrowDown" ? 1 : -1) + rows.length) % rows.length]);
  } else if (event.key === "Enter" && rows[at]) {
    stop(event);
    choose(rows[at]);
  } else if (event.key === "Enter" && box.dataset.combo === "many") {
    close(); // nothing is marked: on to the next row
  } else if (event.key === "Escape") {
    stop(event);
    close();
  }
}

function stop(event) {
  event.preventDefault();
  event.stopPropagation();
}

function choose(option) {
  const box = input;
  const label = option.dataset.label;
  if (isRegister(box)) {
    const at = [...list.querySelectorAll("[role=option]")].indexOf(option);
    close();
    fillFrom(box, entriesOf(box)[at].entry);
    return close();
  }
  if (box.dataset.combo === "many") return toggle(box, label);
  box.value = label;
  close();
  box.dispatchEvent(new Event("input", { bubbles: true }));
  close();
  box.dispatchEvent(new Event("change", { bubbles: true }));
  box.dispatchEvent(new CustomEvent("combo:chosen", { bubbles: true, detail: { label } }));
}

// One of several more, or one less; the list stays open for the next.
function toggle(box, label) {
  const parts = box.value.split(parting(box)).map((part) => part.trim());
  const typed = parts.pop();
  const had = parts.includes(label);
  const kept = [...parts, ...(optionsOf(box).some((one) => one.label === typed) ? [typed] : [])].filter((part) => part && part !== label);
  box.value = [...kept, ...(had ? [] : [label])].map((part) => `${part}；`).join("");
  box.dispatchEvent(new Event("input", { bubbles: true })); // opens the list anew
  box.dispatchEvent(new Event("change", { bubbles: true }));
}

// Leaving the box: a code or a single hit becomes its label; the rest is for the server to judge.
function leave() {
  const box = input;
  if (isRegister(box)) return close();
  const found = word(box) ? matches(box) : [];
  const exact = optionsOf(box).find(({ code }) => code.toLowerCase() === word(box));
  const one = exact ?? (found.length === 1 ? found[0] : null);
  if (one && box.dataset.combo === "one" && box.value !== one.label) {
    box.value = one.label;
    box.dispatchEvent(new Event("change", { bubbles: true }));
  }
  if (box.dataset.combo === "many") box.value = box.value.replace(/[、,，;；\s]+$/, "");
  close();
}

function close() {
  input?.setAttribute("aria-expanded", "false");
  input?.removeAttribute("aria-activedescendant");
  input?.removeAttribute("aria-controls");
  list?.remove();
  list = null;
  input = null;
}
