// The directory of forms: folded with Ctrl B, filtered to what is open; the browser remembers both.
const FOLDED = "istc-nav-folded";
const FILTER = "istc-nav-filter";

export function startDirectory() {
  const page = document.documentElement;
  page.classList.toggle("nav-folded", (localStorage.getItem(folded()) ?? unasked()) === "1");
  filter(localStorage.getItem(FILTER) ?? "all");
  tell();
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-nav-toggle]")) toggleDirectory();
    const button = event.target.closest("[data-nav-filter]");
    if (button) filter(button.dataset.navFilter);
  });
  document.querySelector(".nav2 a[aria-current]")?.scrollIntoView({ block: "nearest" });
}

// A grid wants the width: there the directory is folded until somebody unfolds it (screen 04b).
const inGrid = () => Boolean(document.querySelector("table.rowgrid"));
const folded = () => (inGrid() ? `${FOLDED}-grid` : FOLDED);
const unasked = () => (inGrid() ? "1" : "0");

export function toggleDirectory() {
  const page = document.documentElement;
  if (matchMedia("(max-width: 1180px)").matches) {
    page.classList.toggle("nav-shown");
  } else {
    localStorage.setItem(folded(), page.classList.toggle("nav-folded") ? "1" : "0");
  }
  tell();
}

function tell() {
  const narrow = matchMedia("(max-width: 1180px)").matches;
  const page = document.documentElement;
  const shown = narrow ? page.classList.contains("nav-shown") : !page.classList.contains("nav-folded");
  document.querySelector("#nav-small button")?.setAttribute("aria-expanded", String(shown));
}

function filter(kind) {
  document.documentElement.classList.toggle("nav-open-only", kind === "open");
  localStorage.setItem(FILTER, kind);
  for (const button of document.querySelectorAll("[data-nav-filter]")) {
    button.setAttribute("aria-pressed", String(button.dataset.navFilter === kind));
  }
}
