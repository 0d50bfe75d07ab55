// A cell of the matrix opens a small window beside it; Esc or 关闭 gives the focus back.
const table = document.querySelector("[data-matrix]");
const box = document.getElementById("peek");
let from = null;

table.addEventListener("click", async (event) => {
  const link = event.target.closest("td.c > a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const answer = await fetch(`${link.href.split("?")[0]}peek/`, { headers: { "HX-Request": "true" } });
  if (!answer.ok) {
    location.href = link.href;
    return;
  }
  show(link, await answer.text());
});

function show(link, html) {
  shut();
  from = link;
  box.innerHTML = html;
  box.hidden = false;
  link.closest("td").classList.add("open");
  const cell = link.getBoundingClientRect();
  const left = Math.min(cell.left, innerWidth - box.offsetWidth - 12);
  const below = cell.bottom + 6 + box.offsetHeight < innerHeight;
  box.style.setProperty("left", `${Math.max(left, 12)}px`);
  box.style.setProperty("top", `${below ? cell.bottom + 6 : Math.max(cell.top - 6 - box.offsetHeight, 12)}px`);
  box.querySelector("a,button").focus();
}

function shut() {
  if (!from) return;
  box.hidden = true;
  from.closest("td").classList.remove("open");
  from = null;
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !from) return;
  const back = from;
  shut();
  back.focus();
});
box.addEventListener("click", (event) => {
  if (!event.target.closest("[data-shut]")) return;
  const back = from;
  shut();
  back.focus();
});
document.addEventListener("click", (event) => {
  if (from && !box.contains(event.target) && !table.contains(event.target)) shut();
});
