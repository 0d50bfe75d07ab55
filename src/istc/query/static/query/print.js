// What is on screen, on paper: filters in words above, the table below.
document.querySelector("[data-print]")?.addEventListener("click", () => print());
