// What a superior said of single cells, shown at the cells: a flag that leads to the remark and its reply.
import { icon } from "./findings.js";
import { named, scopeOfRecord, scopes, tableOf } from "./scope.js";

function place() {
  for (const remark of document.querySelectorAll("[data-remark]")) {
    if (remark.dataset.remark) flag(remark);
  }
}

function flag(remark) {
  const many = "rows" in document.getElementById("page").dataset;
  const scope = many ? remark.dataset.of && scopeOfRecord(remark.dataset.of) : scopes()[0];
  if (!scope) return;
  const item = remark.dataset.remark;
  const input = tableOf(scope, item) ?? named(scope, item).find((one) => one.type !== "hidden");
  const cell = input?.closest("[data-cell]") ?? input;
  const id = `flag-${remark.id}`;
  if (!cell || document.getElementById(id)) return;
  const link = document.createElement("a");
  link.id = id;
  link.href = `#${remark.id}`;
  link.className = "remarkflag";
  link.setAttribute("aria-label", `退回意见：${remark.innerText.trim()}`);
  link.append(icon("flag", 16));
  cell.after(link);
  back(remark, input);
}

// From the remark to the cell.
function back(remark, input) {
  const title = remark.querySelector("b");
  if (!title || remark.querySelector("[data-to]")) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "linkish";
  button.dataset.to = "";
  button.textContent = "去更正";
  button.addEventListener("click", () => input.focus());
  title.after(" ", button);
}

place();
const drawer = document.getElementById("drawer");
if (drawer) new MutationObserver(place).observe(drawer, { childList: true, subtree: false });
