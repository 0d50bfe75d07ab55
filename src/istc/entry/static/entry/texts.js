// Long texts grow with their content and count their letters; a date can be picked.
import { icon } from "./findings.js";

export function startTexts() {
  document.addEventListener("input", ({ target }) => { if (target.matches?.("textarea[data-grow]")) grow(target); });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-pick]");
    if (button) button.parentElement.querySelector("input[type=date]").showPicker();
  });
  refreshTexts(document);
}

export function refreshTexts(root) {
  root.querySelectorAll("textarea[data-grow]").forEach(grow);
  root.querySelectorAll("input[data-date]:not([readonly])").forEach(addPicker);
}

function grow(box) {
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight + 2}px`;
  const count = document.querySelector(`[data-count-of="${CSS.escape(box.name)}"]`);
  if (!count) return;
  count.dataset.limit ??= count.textContent;
  const letters = [...box.value.trim()].length;
  count.textContent = letters ? `${letters.toLocaleString("zh-CN")} 字，${count.dataset.limit}` : count.dataset.limit;
}

// Dates are typed; the calendar is a help, so it stands outside the tab order.
function addPicker(box) {
  if (box.parentElement.matches(".datebox")) return;
  const frame = document.createElement("div");
  frame.className = "datebox";
  box.replaceWith(frame);
  const picker = document.createElement("input");
  picker.type = "date";
  picker.tabIndex = -1;
  picker.setAttribute("aria-hidden", "true");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "ib";
  button.tabIndex = -1;
  button.dataset.pick = "";
  button.setAttribute("aria-hidden", "true");
  button.append(icon("calendar"));
  picker.addEventListener("change", () => {
    if (!picker.value) return;
    const first = box.dataset.date === "period" && /^\d{4}-\d\d-\d\d$/.test(box.value.trim());
    box.value = first && picker.value > box.value.trim() ? `${box.value.trim()} 至 ${picker.value}` : picker.value;
    box.dispatchEvent(new Event("change", { bubbles: true }));
    box.focus();
  });
  frame.append(box, picker, button);
}
