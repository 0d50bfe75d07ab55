// Looks an item up in a register while one types: a journal by its title or number (F75).
const WAIT = 180; // milliseconds without a key before the server is asked

const found = new WeakMap(); // box -> [{label, code, find, entry}]
let waiting = null;
let asked = null;
let filling = false; // what an entry fills in is not searched again

export function isRegister(box) {
  return Boolean(box.dataset.register);
}

export function entriesOf(box) {
  return found.get(box) ?? [];
}

// Asks for what stands in the box and then calls `show`; an older question is given up.
export function search(box, show) {
  if (filling) return;
  clearTimeout(waiting);
  asked?.abort();
  const typed = box.value.trim();
  if (typed.length < 2) {
    found.delete(box);
    return show();
  }
  waiting = setTimeout(() => ask(box, typed, show), WAIT);
}

async function ask(box, typed, show) {
  asked = new AbortController();
  const [register] = box.dataset.register.split(".");
  const address = `${document.querySelector("[data-registers]").dataset.registers}${register}/?q=${encodeURIComponent(typed)}`;
  try {
    const answer = await fetch(address, { headers: { Accept: "application/json" }, signal: asked.signal });
    if (!answer.ok) return;
    const { entries } = await answer.json();
    if (box.value.trim() !== typed) return;
    found.set(box, entries.map((entry) => ({ label: entry.title, code: entry.issn, find: "", entry })));
    show();
  } catch {
    // Without the network it is a box like any other.
  }
}

// An entry fills every box of the record that is looked up in the same register.
export function fillFrom(box, entry) {
  const [register] = box.dataset.register.split(".");
  const scope = box.closest("[data-row]") ?? box.closest("[data-scope]");
  filling = true;
  for (const one of scope.querySelectorAll(`input[data-register^="${register}."]`)) {
    const text = entry[one.dataset.register.split(".")[1]];
    if (one.readOnly || text === undefined || one.value === text) continue;
    one.value = text;
    one.dispatchEvent(new Event("input", { bubbles: true }));
    one.dispatchEvent(new Event("change", { bubbles: true }));
  }
  filling = false;
  found.delete(box);
}
