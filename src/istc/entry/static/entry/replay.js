// Puts what the journal holds back into the form, and sends it with the versions it was typed over.
import { send } from "../ui/requests.js";
import { toast } from "../ui/toast.js";
import { touch } from "./autosave.js";
import { addRow, gridTable } from "./grid/grow.js";
import { adopt, drop, held, openJournal, recordOf, release, renamed } from "./journal.js";
import { read, scopes, write } from "./scope.js";
import { layRows } from "./subtable.js";
import { putWords, WORDS } from "./words.js";

const EVERY = 5000;

export async function startReplay() {
  put(await openJournal());
  setInterval(async () => {
    const found = await adopt();
    if (found) put(found);
  }, EVERY);
}

let waiting = []; // [record, what was typed] of those that are not on the page

function put(found) {
  let cells = 0;
  for (const [record, own] of found) {
    const scope = record === WORDS ? null : scopeFor(record);
    if (record === WORDS) cells += putWords(own);
    else if (scope) cells += restore(scope, record, own);
    else waiting.push([record, own]);
  }
  if (cells) toast(`已恢复 ${cells} 处上次未保存的内容`);
  deliver();
}

function scopeFor(record) {
  const own = scopes().find((scope) => recordOf(scope) === record);
  if (own) return own;
  const table = gridTable();
  if (record === "" && scopes().length === 1) return scopes()[0]; // stored meanwhile for the first time
  return record.startsWith("new:") && table?.matches("[data-grows]") ? addRow(table, record.slice(4)) : null;
}

function restore(scope, record, { items }) {
  let cells = 0;
  renamed(record, recordOf(scope));
  for (const [item, typed] of Object.entries(items)) {
    if (JSON.stringify(read(scope, item)) === JSON.stringify(typed)) {
      release(recordOf(scope), [item]);
      continue;
    }
    if (!write(scope, item, typed, layRows)) continue;
    touch(scope, item, 0);
    cells += 1;
  }
  scope.dispatchEvent(new CustomEvent("istc:changed", { bubbles: true }));
  return cells;
}

// A record that the page does not show is sent as it is; one in conflict is opened, both sides shown.
async function deliver() {
  const rows = document.getElementById("page").dataset.rows;
  const entries = waiting;
  waiting = [];
  let count = 0;
  for (const [record, own] of rows ? entries : []) {
    const fresh = record.startsWith("new:");
    const row = { record: fresh ? null : Number(record), token: fresh ? record.slice(4) : "", version: 0, since: own.since, seen: own.sent, changes: own.items };
    const answer = await send(rows, { method: "POST", data: { rows: [row] } }).catch(() => null);
    const said = await answer?.json();
    if (answer?.ok) {
      const refused = new Set(said.rows[0].refusals.map(({ name }) => name.replace(/\[.*/, "")));
      release(record, Object.keys(own.items).filter((item) => !refused.has(item)));
      count += 1;
      if (refused.size) ask(said.rows[0].record, said.rows[0].refusals.map(({ bold }) => bold).join(""));
    } else if (answer?.status === 404) {
      drop(record);
      toast("有一条记录已被删除，上次未保存的内容没有写入。", { tone: "red" });
    } else if (answer?.status === 409) ask(record, "这一条已被他人修改，打开后对照两份内容。");
  }
  if (count) toast(`已补存 ${count} 条记录上次未保存的内容`, { action: { label: "刷新", run: () => location.reload() } });
}

function ask(record, words) {
  const address = `${document.getElementById("page").dataset.records}${record}/?view=list`;
  toast(words, { tone: "red", action: { label: "打开", run: () => location.assign(address) } });
}

// A drawer that was opened may have something waiting too.
export function replayInto(root) {
  const scope = root.matches("[data-scope]") ? root : root.querySelector("[data-scope]");
  const own = scope && !scope.matches("tr") && held(recordOf(scope));
  if (own && restore(scope, recordOf(scope), own)) toast("已恢复上次未保存的内容");
}
