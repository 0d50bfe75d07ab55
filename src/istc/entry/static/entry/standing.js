// Writes how numbers stand to each other: balance lines, and the 核对 rows under a sheet.
import { number, shown } from "./exact.js";
import { icon } from "./findings.js";

const WORDS = { ok: "平衡", over: "多 ", under: "少 " };

function size(diff) {
  const found = number(diff);
  return shown(found.c < 0n ? { c: -found.c, e: found.e } : found);
}

export function balance({ rule, numbers, state, diff }) {
  const row = document.querySelector(`[data-balance="${CSS.escape(rule)}"]`);
  if (!row) return;
  set(row.querySelector(".v"), numbers);
  const words = state === "idle" ? "" : state === "ok" ? WORDS.ok : WORDS[state] + size(diff);
  if (row.dataset.words === words) return;
  row.dataset.words = words;
  row.querySelector(".ok,.no")?.remove();
  if (!words) return;
  const said = document.createElement("span");
  said.className = state === "ok" ? "ok" : "no";
  said.append(icon(state === "ok" ? "circle-check" : "circle-x"), words);
  row.append(said);
}

// ✓ 多 2, ✓ 平, 少 2: own against other, cell by cell.
export function held({ form, cells }) {
  for (const { item, state, diff } of cells) {
    const box = document.querySelector(`[data-held="${CSS.escape(`${form} ${item}`)}"]`);
    if (!box) continue;
    if (state === "idle") {
      box.replaceChildren();
      continue;
    }
    const flat = !diff || /^-?0(\.0+)?$/.test(diff);
    const words = flat ? "平" : `${diff.startsWith("-") ? "少" : "多"} ${size(diff)}`;
    const said = document.createElement("span");
    said.className = state === "ok" ? "ok3" : "no3";
    said.textContent = state === "ok" ? `✓ ${words}` : words;
    if (box.textContent !== said.textContent) box.replaceChildren(said);
  }
}

function set(box, text) {
  if (box && box.textContent !== text) box.textContent = text;
}
