// Ctrl K: find a form, a unit or an item by number, words or pinyin initials and go there.
import { send } from "./requests.js";

const WAIT = 150;

export function startJump() {
  const dialog = document.getElementById("jump");
  if (!dialog?.dataset.jump) return;
  const field = document.getElementById("jump-words");
  const list = document.getElementById("jump-found");
  let timer = 0;
  let asked = "";
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      asked = field.value.trim();
      const groups = asked ? await ask(dialog.dataset.jump, asked) : [];
      if (asked === field.value.trim()) show(field, list, groups, asked);
    }, WAIT);
  });
  field.addEventListener("keydown", (event) => keys(event, field, list));
}

async function ask(url, words) {
  const answer = await send(`${url}?q=${encodeURIComponent(words)}`).catch(() => null);
  return answer?.ok ? (await answer.json()).groups : [];
}

function show(field, list, groups, asked) {
  list.replaceChildren(...groups.map(group));
  [...list.querySelectorAll("[role=option]")].forEach((row, at) => { row.id = `jump-${at}`; });
  field.setAttribute("aria-expanded", String(groups.length > 0));
  mark(field, list, list.querySelector("[role=option]"));
  const count = list.querySelectorAll("[role=option]").length;
  document.getElementById("jump-note").textContent = !asked ? "" : count
    ? `${count} 条，↑ ↓ 选择，Enter 打开` : "没有找到。检查写法，或换一个词。";
}

function group({ title, rows }) {
  const box = document.createElement("div");
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", title);
  const head = document.createElement("div");
  head.className = "gt";
  head.textContent = title;
  head.setAttribute("aria-hidden", "true");
  box.append(head, ...rows.map(option));
  return box;
}

function option({ url, code, label, note }) {
  const row = document.createElement("a");
  row.href = url;
  row.setAttribute("role", "option");
  row.setAttribute("aria-selected", "false");
  row.tabIndex = -1;
  for (const [kind, text] of [["code", code], ["span", label], ["small", note]]) {
    const part = document.createElement(kind);
    part.textContent = text;
    row.append(part);
  }
  return row;
}

function mark(field, list, row) {
  for (const other of list.querySelectorAll("[aria-selected=true]")) other.setAttribute("aria-selected", "false");
  if (!row) return field.removeAttribute("aria-activedescendant");
  row.setAttribute("aria-selected", "true");
  row.scrollIntoView({ block: "nearest" });
  field.setAttribute("aria-activedescendant", row.id);
}

function keys(event, field, list) {
  if (event.isComposing) return;
  const rows = [...list.querySelectorAll("[role=option]")];
  const at = rows.findIndex((row) => row.getAttribute("aria-selected") === "true");
  if (event.key === "Enter" && rows[at]) {
    event.preventDefault();
    rows[at].click();
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    const by = event.key === "ArrowDown" ? 1 : -1;
    if (rows.length) mark(field, list, rows[(at + by + rows.length) % rows.length]);
  }
}
