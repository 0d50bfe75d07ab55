// Reckons totals, switches and balances while somebody types, as istc/checks does on the server,
// which stays the only judge. `client` is what istc.checks.client.to_client(form) wrote, `around`
// what around_to_client(form, …) wrote; `values` are as stored: texts, lists of codes, rows.
import { negative, shown, subtract, written } from "./exact.js";
import { filled, run } from "./operators.js";

const MIRRORED = { over: "under", under: "over" };
const HOLE = /\{(left|right|diff|more|left_name|right_name)\}/g;

function sceneOf(client, values, around, entries) {
  const all = client.multi ? entries : [values];
  return { values, around, entries: all, table: null, row: null, whole: false };
}

function copied(client, values) {
  const work = filled(values);
  for (const table of client.tables) {
    if (!(table in work)) continue;
    const rows = Array.isArray(work[table]) ? work[table] : [];
    work[table] = rows.map((row) => filled(row));
  }
  return work;
}

// The values without switched-off items and with totals; `off`: [{item, table, row}].
// `renew`: totals are reckoned again, otherwise one that is there stays.
export function settle(client, values, around, { entries = null, renew = false } = {}) {
  const scene = sceneOf(client, copied(client, values), around, entries);
  const off = [];
  for (const step of client.steps) {
    if (step.table !== null) takeRows(step, scene, off);
    else if (step.when && run(step.when, scene) !== true) {
      delete scene.values[step.item];
      off.push({ item: step.item, table: null, row: null });
    } else if (step.computed && (renew || !(step.item in scene.values))) {
      const found = run(step.computed, scene);
      if (found === null) delete scene.values[step.item];
      else scene.values[step.item] = written(found);
    }
  }
  return { values: scene.values, off, scene };
}

function takeRows(step, scene, off) {
  for (const [place, row] of (step.when && scene.values[step.table] ? scene.values[step.table] : []).entries()) {
    Object.assign(scene, { table: step.table, row });
    if (run(step.when, scene) !== true) {
      delete row[step.item];
      off.push({ item: step.item, table: step.table, row: place });
    }
  }
  Object.assign(scene, { table: null, row: null });
}

// {item: total}; one whose sources are all blank is left out.
export function compute(client, values, around, entries = null) {
  const fresh = settle(client, values, around, { entries, renew: true }).values;
  const names = client.steps.filter((step) => step.computed && step.table === null);
  return Object.fromEntries(
    names.filter(({ item }) => item in fresh).map(({ item }) => [item, fresh[item]]),
  );
}

// Which items are switched off: [{item, table, row}].
export function switchedOff(client, values, around, entries = null) {
  return settle(client, values, around, { entries }).off;
}

// Choices over the limit: [{item, count, most}].
export function tooMany(client, values) {
  return Object.entries(client.max)
    .filter(([item, most]) => Array.isArray(values[item]) && values[item].length > most)
    .map(([item, most]) => ({ item, count: values[item].length, most }));
}

function wholeScene(client, entries, around) {
  const settled = entries.map((values) => settle(client, values, around, { entries }).values);
  if (!client.multi) return sceneOf(client, settled[0] || {}, around, null);
  return { ...sceneOf(client, {}, around, settled), whole: true };
}

// What does not hold in one record: [{rule, level, item, what, wrong, mend, left, right, diff}].
export function judge(client, values, around, entries = null) {
  const { scene } = settle(client, values, around, { entries });
  if (client.multi && entries) scene.entries = wholeScene(client, entries, around).entries;
  return found(client, scene, true);
}

// What does not hold over all records of a form.
export function judgeAll(client, entries, around) {
  return found(client, wholeScene(client, entries, around), false);
}

function found(client, scene, each) {
  return client.rules
    .filter((rule) => rule.each === each && run(rule.tree, scene) === false)
    .map((rule) => finding(rule, scene));
}

// The comparisons that the rule consists of, as compared() of istc/checks/typed.py finds them.
function comparisons(tree) {
  if (tree[0] === "if") return comparisons(tree[2]);
  if (tree[0] === "and") return tree.slice(1).flatMap(comparisons);
  return tree[0] === "compare" || tree[0] === "compare_text" ? [tree] : [];
}

function finding(rule, scene) {
  const all = comparisons(rule.tree);
  const place = all.findIndex((one) => run(one, scene) === false);
  const said = rule.words.at(place);
  const { words, left, right, diff } = place < 0 ? { words: {} } : figures(all[place], said, scene);
  const [what, wrong, mend] = [said.what, said.wrong, said.mend].map((text) => fill(text, words));
  return { rule: rule.id, level: rule.level, item: rule.item, what, wrong, mend, left, right, diff };
}

function figures([name, , one, two], said, scene) {
  const [left, right] = [run(one, scene), run(two, scene)];
  if (name === "compare_text") return { words: { left, right } };
  const diff = subtract(left, right);
  const show = said.years ? written : shown;
  const size = shown(diff.c < 0n ? negative(diff) : diff);
  const words = { left: show(left), right: show(right), diff: size };
  words.more = `${diff.c > 0n ? "多" : "少"} ${size}`;
  const sign = diff.c > 0n ? 1 : -1;
  return { left: written(left), right: written(right), diff: written(diff), sign, words };
}

function fill(text, words) {
  return text
    .replace(HOLE, (hole, name) => words[name] ?? "")
    .replace(/ {2,}/g, " ")
    .trim();
}

// The balance lines of one record: [{rule, text, numbers, state: ok|over|under|idle, diff}].
export function lines(client, values, around) {
  return linesOf(client, settle(client, values, around).scene, true);
}

export function allLines(client, entries, around) {
  return linesOf(client, wholeScene(client, entries, around), false);
}

function linesOf(client, scene, each) {
  const rules = new Map(client.rules.map((rule) => [rule.id, rule]));
  return client.lines
    .filter((line) => rules.get(line.rule).each === each)
    .map((line) => {
      const { state, diff } = stand(rules.get(line.rule), scene);
      const part = (one) => (typeof one === "string" ? one : shown(run(one, scene)));
      const numbers = state === "idle" ? "" : line.parts.map(part).join("");
      return { rule: line.rule, text: line.text, numbers, state, diff };
    });
}

function stand(rule, scene) {
  const holds = run(rule.tree, scene);
  if (holds === null) return { state: "idle", diff: null };
  const { diff, sign } = figures(comparisons(rule.tree)[0], rule.words[0], scene);
  if (holds) return { state: "ok", diff };
  return { state: sign > 0 ? "over" : "under", diff };
}

// Rows of own numbers against another form's: [{form, sign, cells: [{rule, item, other_item, own,
// other, state, diff}]}].
export function crossRows(client, entries, around) {
  const scene = wholeScene(client, entries, around);
  const rows = new Map();
  for (const cross of client.cross) {
    const key = `${cross.form} ${cross.sign}`;
    if (!rows.has(key)) rows.set(key, { form: cross.form, sign: cross.sign, cells: [] });
    rows.get(key).cells.push(cell(cross, client, scene));
  }
  return [...rows.values()];
}

function cell(cross, client, scene) {
  const rule = client.rules.find((one) => one.id === cross.rule);
  const figure = (tree) => {
    const value = run(tree, scene);
    return value === null ? null : written(value);
  };
  let [own, other] = comparisons(rule.tree)[0].slice(2).map(figure);
  let { state, diff } = stand(rule, scene);
  if (cross.turned) {
    [own, other] = [other, own];
    state = MIRRORED[state] ?? state;
    if (diff !== null && diff !== "0") diff = diff.startsWith("-") ? diff.slice(1) : `-${diff}`;
  }
  const { rule: id, item, other: otherItem } = cross;
  return { rule: id, item, other_item: otherItem, own, other, state, diff };
}
