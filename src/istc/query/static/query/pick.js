// Marks the number whose origin is shown; the page itself does so when it is loaded whole.
document.addEventListener("click", (event) => {
  const link = event.target.closest(".qt td a");
  if (!link) return;
  for (const cell of document.querySelectorAll(".qt td.pk")) cell.classList.remove("pk");
  link.closest("td").classList.add("pk");
});
