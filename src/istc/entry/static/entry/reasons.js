// The reasons for 核实性 findings: saved when their box is left or after a short rest.
import { send } from "../ui/requests.js";
import { apply } from "./answer.js";
import { holds } from "./journal.js";
import { stored } from "./words.js";

const REST = 1200;
const timers = new Map();
const waiting = new Map(); // key -> box

export function startReasons(report) {
  document.addEventListener("input", ({ target }) => {
    if (target.dataset?.reason === undefined) return;
    waiting.set(target.dataset.reason, target);
    report("dirty");
    clearTimeout(timers.get(target.dataset.reason));
    timers.set(target.dataset.reason, setTimeout(() => save(target, report), REST));
  });
  document.addEventListener("change", ({ target }) => {
    if (target.dataset?.reason !== undefined) save(target, report);
  });
  addEventListener("beforeunload", (event) => { if (waiting.size && !holds()) event.preventDefault(); });
}

async function save(box, report) {
  const key = box.dataset.reason;
  clearTimeout(timers.get(key));
  if (!waiting.has(key)) return;
  waiting.delete(key);
  report("saving");
  const address = box.closest("form").action;
  const text = box.value;
  const answer = await send(address, { method: "POST", data: { key, text } }).catch(() => null);
  const said = await answer?.json();
  if (!answer?.ok) {
    waiting.set(key, box);
    return report(answer ? "refused" : "offline", said);
  }
  stored(box, text);
  apply(null, said);
  report("saved", said);
}

export async function flushReasons(report) {
  await Promise.all([...waiting.values()].map((box) => save(box, report)));
  return !waiting.size;
}
