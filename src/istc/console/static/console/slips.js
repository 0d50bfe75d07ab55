// The button that prints; the sheet's own style does the rest.
document.querySelector("[data-print]")?.addEventListener("click", () => window.print());
