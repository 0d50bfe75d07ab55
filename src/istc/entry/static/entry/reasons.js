// The reasons for 核实性 findings: saved when their box is left or after a short rest.
import { send } from "../ui/requests.js";
import { apply } from "./answer.js";

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
  addEventListener("beforeunload", (event) => { if (waiting.size) event.preventDefault(); });
}

async function save(box, report) {
  const key = box.dataset.reason;
  clearTimeout(timers.get(key));
  if (!waiting.has(key)) return;
  waiting.delete(key);
  report("saving");
  const address = box.closest("form").action;
  const answer = await send(address, { method: "POST", data: { key, text: box.value } }).catch(() => null);
  const said = await answer?.json().catch(() => null);
  if (!answer?.ok) {
    waiting.set(key, box);
    return report(answer ? "refused" : "offline", said);
  }
  apply(null, said);
  report("saved", said);
}

export async function flushReasons(report) {
  await Promise.all([...waiting.values()].map((box) => save(box, report)));
  return !waiting.size;
}
