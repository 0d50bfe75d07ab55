// Filters the directories of the guide while one types; the server's search needs no script.
for (const field of document.querySelectorAll("[data-filter]")) {
  const box = document.getElementById(field.dataset.filter);
  field.addEventListener("input", () => filter(box, field.value.trim().toLowerCase()));
}

// In a narrow window the directory waits behind a button.
const directory = document.querySelector(".nav2");
const opener = document.querySelector("[data-nav2]");
opener?.addEventListener("click", () => show(!directory.classList.contains("open")));
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && directory.classList.contains("open")) show(false);
});

function show(open) {
  directory.classList.toggle("open", open);
  opener.setAttribute("aria-expanded", String(open));
  (open ? directory.querySelector("input") : opener).focus();
}

// A link to a folded list opens it.
window.addEventListener("hashchange", unfold);
unfold();

function filter(box, words) {
  let shown = 0;
  for (const line of box.querySelectorAll("[data-search]")) {
    line.hidden = Boolean(words) && !words.split(/\s+/).every((word) => line.dataset.search.includes(word));
    if (!line.hidden) shown += 1;
  }
  for (const group of box.querySelectorAll("details,tbody")) {
    const any = group.querySelector("[data-search]:not([hidden])");
    group.hidden = !any;
    if (group.open !== undefined && words && any) group.open = true;
  }
  const none = box.querySelector(".none") || box.parentElement.querySelector(".none");
  if (none) none.hidden = shown > 0;
}

function unfold() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target?.tagName === "DETAILS") target.open = true;
}
