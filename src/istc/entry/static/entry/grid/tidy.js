// What a pasted text most likely means in a cell: thousands, full-width digits, units, stray blanks.
import { isSub } from "./cells.js";
import { rowsOf } from "./subrows.js";

const UNITS = /(?:万元人民币|万元|人次|小时|人|个|项|次|天|年|件|篇|份|台|套|家|名|期|场|种|部|批|所|条|％|%)$/;
const LINES = /\s*\n\s*/g;

// {text, tidied}: `tidied` says that more was changed than outer blanks, thousands and codes.
export function tidy(raw, cell) {
  const outer = raw.replace(/^[\s\u00a0\u3000\u200b\ufeff]+|[\s\u00a0\u3000\u200b\ufeff]+$/g, "");
  if (isSub(cell)) return { text: rowsOf(outer, cell), tidied: false };
  const text = meant(outer, cell);
  const known = Boolean(cell.dataset.options) && text !== outer && !outer.includes("\n"); // a code became its label
  const grouped = text === outer.replace(/,(?=\d{3})/g, "");
  return { text, tidied: text !== outer && outer !== "" && !known && !grouped };
}

function meant(text, cell) {
  if (cell.inputMode === "numeric" || cell.inputMode === "decimal") return number(text);
  if (cell.dataset.options) return option(text, cell);
  return cell.matches("textarea") ? text : text.replace(LINES, " ");
}

function number(text) {
  const plain = text.normalize("NFKC").replace(/[\s,，']/g, "").replace(/^(?:RMB|CNY|¥|￥)/i, "");
  const bare = plain.replace(UNITS, "");
  return /^[−-]?\d+(?:\.\d+)?$/.test(bare) ? bare : text;
}

// A code, a label, or both (“05 专家讲学和授课”) become the label; several go by their separators.
function option(text, cell) {
  const list = document.getElementById(cell.dataset.options);
  const one = (word) => found(list, word.trim()) ?? null;
  if (cell.dataset.combo !== "many") return one(text) ?? text.replace(LINES, " ");
  const whole = one(text);
  if (whole) return whole;
  for (const marks of [/[;；\n|]+/, /[;；\n|,，]+/, /[;；\n|,，、]+/]) {
    const parts = text.split(marks).map((part) => part.trim()).filter(Boolean);
    const labels = parts.map(one);
    if (labels.every(Boolean)) return labels.join("；");
  }
  return text.replace(LINES, "；");
}

function found(list, word) {
  if (!word) return "";
  const same = (text) => text.normalize("NFKC").replace(/\s/g, "").toLowerCase();
  const wanted = same(word);
  const all = [...list.options];
  const hit = all.find((one) => same(one.value) === wanted || one.dataset.code.toLowerCase() === wanted)
    ?? all.find((one) => /^\d/.test(wanted) && wanted.replace(/^(\d+)[.．、:：-]?/, "$1") === one.dataset.code + same(one.value))
    ?? all.find((one) => /^\d$/.test(wanted) && one.dataset.code === `0${wanted}`);
  return hit?.value;
}
