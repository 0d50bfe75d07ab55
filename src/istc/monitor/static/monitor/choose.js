// 催报已选: how many units of the matrix are chosen; the button is idle without any.
const form = document.getElementById("remind");
const boxes = [...document.querySelectorAll("[form=remind][name=unit]")];
const all = document.querySelector("[data-all]");
const button = form?.querySelector("button");

function count() {
  const chosen = boxes.filter((box) => box.checked).length;
  form.querySelector("[data-count]").textContent = chosen;
  button.disabled = chosen === 0;
  button.title = chosen ? "" : "先在表中选择单位";
  for (const box of boxes) box.closest("tr").classList.toggle("on", box.checked);
  if (all) all.checked = chosen > 0 && chosen === boxes.length;
}

if (form) {
  document.addEventListener("change", (event) => {
    if (event.target === all) for (const box of boxes) box.checked = all.checked;
    if (event.target === all || boxes.includes(event.target)) count();
  });
  count();
}
