// Reviewing: a click on a figure pins the remark to it; a phrase goes into the remark; doubt and cell show each other.
const compose = document.querySelector("[data-compose]");

function pin(cell) {
  for (const old of document.querySelectorAll(".picked")) old.classList.remove("picked");
  cell.classList.add("picked");
  const [item, record, text] = ["item", "record", "text"].map((name) => compose.elements.namedItem(name)); // .item is a method
  item.value = cell.dataset.pin;
  if (record && cell.dataset.record) record.value = cell.dataset.record;
  text.focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  if (!compose) return;
  const phrase = event.target.closest("[data-phrase]");
  if (phrase) {
    const { text } = compose.elements;
    text.value = text.value ? `${text.value}；${phrase.dataset.phrase}` : phrase.dataset.phrase;
    text.focus();
    return;
  }
  const cell = event.target.closest("[data-pin]");
  if (cell && !event.target.closest("a")) pin(cell);
});

document.addEventListener("toggle", (event) => {
  if (event.target.matches?.(".doubt details[open]")) event.target.querySelector("textarea").focus();
}, true);
