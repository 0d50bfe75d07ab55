// 催报: choose all, and say how many are chosen.
const form = document.querySelector("[data-choose]");
const boxes = [...form.querySelectorAll("[name=unit]:not(:disabled)")];
const all = form.querySelector("[data-all]");

function count() {
  const chosen = boxes.filter((box) => box.checked).length;
  form.querySelector("[data-count]").textContent = chosen;
  if (!all) return;
  all.checked = chosen > 0 && chosen === boxes.length;
  all.indeterminate = chosen > 0 && chosen < boxes.length;
}

form.addEventListener("change", (event) => {
  if (event.target === all) for (const box of boxes) box.checked = all.checked;
  count();
});
count();
