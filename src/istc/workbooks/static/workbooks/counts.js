// The figures of the page after a correction or a decision: head, mode, buttons.
export function count({ summary, counts }) {
  for (const cell of document.querySelectorAll("[data-count]")) {
    const name = cell.dataset.count;
    cell.textContent = name === "hint" ? summary.verify + summary.hint : summary[name];
  }
  const words = document.querySelector("[data-left]");
  const state = summary.bad ? `还有 ${summary.bad} 行有错误` : "全部通过，可以提交";
  words.textContent = summary.skipped ? `${state}，不导入 ${summary.skipped} 行` : state;
  const planned = document.querySelector("[data-counts]");
  if (planned) planned.textContent = counts;
  buttons(summary);
}

function buttons({ bad, good, rows }) {
  const all = document.querySelector(".actbar .btn-primary");
  if (all) {
    all.disabled = bad > 0;
    all.textContent = `全部提交（${rows} 行）`;
  }
  const some = document.querySelector("[data-good]");
  if (some) {
    some.hidden = bad === 0 || good === 0;
    some.querySelector("button").textContent = `只提交没有错误的 ${good} 行`;
  }
}
