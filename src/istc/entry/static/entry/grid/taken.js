// Rows taken away and brought back, however many, in one request: deleting, and the undo of rows begun.
import { send } from "../../ui/requests.js";
import { toast } from "../../ui/toast.js";
import { flush, touch } from "../autosave.js";
import { apply } from "../answer.js";
import { forgetRow } from "../batch.js";
import { drop, held, recordOf } from "../journal.js";
import { cellsOf, go, isBlank, trBeside } from "./cells.js";
import { gridTable, number, spare } from "./grow.js";
import { push } from "./history.js";

// What was deleted by hand: a step of its own, with a way back in sight.
export async function removeRows(rows) {
  const real = rows.filter((row) => !row.matches(".blank"));
  if (!real.length) return;
  let gone = await take(real);
  if (!gone) return;
  const words = gone.words;
  push({
    words: "删除行",
    undo: () => giveBack(gone),
    redo: async () => {
      const again = await take(real);
      gone = again ?? gone;
      return Boolean(again);
    },
  });
  toast(words, { action: { label: "撤销", run: () => document.querySelector("[data-act=grid-undo]")?.click() } });
}

// Rows that a step began are taken away with it, unless more stands in them by now.
export function takeBegun(rows, changes) {
  const own = new Set(changes.map(({ cell }) => cell));
  const bare = rows.filter((row) => row.isConnected && cellsOf(row).every((cell) => own.has(cell) || isBlank(cell)));
  return bare.length === rows.length ? take(rows, false) : null;
}

// {places, words} for the way back; null where the server could not be asked.
async function take(rows, loud = true) {
  const saved = await flush(rows[0]);
  const stored = rows.filter((row) => row.dataset.record);
  if (!saved && stored.length) return say(loud, "还有内容没有保存，没有删除。保存后再试。");
  let said = { words: `已删除 ${rows.length} 行` };
  if (stored.length) {
    said = await post("remove/", stored, loud ? "没有删除" : "");
    if (!said) return null;
  }
  const places = rows.map((row) => ({ row, next: trBeside(row, 1), held: held(recordOf(row)) }));
  const last = rows[rows.length - 1];
  const near = [trBeside(last, 1), trBeside(rows[0], -1)].find((row) => row?.matches("[data-scope]"));
  const had = rows.some((row) => row.contains(document.activeElement));
  for (const row of rows) {
    forgetRow(row);
    drop(recordOf(row));
    row.remove();
  }
  settled(stored.length ? said : null);
  if (had && near) go(cellsOf(near)[0]);
  return { places, words: said.words };
}

// True where all of them stand in their places again.
export async function giveBack({ places }) {
  const stored = places.map(({ row }) => row).filter((row) => row.dataset.record);
  const said = stored.length ? await post("restore/", stored, "没有恢复") : null;
  if (stored.length && !said) return false;
  const table = gridTable();
  for (const { row, next } of [...places].reverse()) {
    const before = next?.isConnected ? next : table.querySelector("tr.blank");
    if (before) before.before(row);
    else [...table.tBodies].at(-1).append(row);
  }
  settled(said);
  for (const one of places) again(one);
  return true;
}

// What no server has: rows never stored, and cells that were refused.
function again({ row, held: own }) {
  const items = row.dataset.record ? Object.keys(own?.items ?? {}) : cellsOf(row).filter((cell) => !isBlank(cell)).map(itemOf);
  for (const item of items) touch(row, item, 0);
}

function itemOf(cell) {
  return cell.name.slice(cell.closest("tr").dataset.prefix.length);
}

function settled(said) {
  number(gridTable());
  spare(gridTable());
  if (said) apply(null, said);
  document.dispatchEvent(new CustomEvent("istc:changed"));
}

async function post(what, rows, words) {
  const data = { rows: rows.map((row) => ({ record: Number(row.dataset.record), version: Number(row.dataset.version), changes: {} })) };
  const answer = await send(gridTable().dataset.rowsSave + what, { method: "POST", data }).catch(() => null);
  const said = await answer?.json();
  if (answer?.ok) return said;
  return say(words, said?.error ?? `网络已断开，${words}。恢复后再试。`);
}

function say(loud, words) {
  if (loud) toast(words, { tone: "red" });
  return null;
}
