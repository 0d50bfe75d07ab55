// Walks the trees that istc/checks/client.py wrote; the operators are named as in compile.py.
// null: this part cannot be judged.
import { ZERO, add, divide, multiply, negative, number, order, subtract } from "./exact.js";

const get = (values, key) => (values && Object.hasOwn(values, key) ? values[key] : null);
export const isBlank = (raw) => raw === null || raw === undefined || raw === "" || raw.length === 0;
const amount = (raw) => (raw === null ? ZERO : typeof raw === "string" ? number(raw) : null);
const plain = (raw) => (raw === null ? "" : typeof raw === "string" ? raw : null);
const listed = (raw) => (isBlank(raw) ? [] : [raw]);
const ask = (scene, fn, form, item) => get(scene.around[fn], `${form}.${item}`);
const count = (n) => ({ c: BigInt(n), e: 0 });

export function filled(values) {
  return Object.fromEntries(Object.entries(values).filter(([, raw]) => !isBlank(raw)));
}

function cells(scene, table, item) {
  if (scene.table === table) return listed(get(scene.row, item));
  const records = scene.whole ? scene.entries || [] : [scene.values];
  const rows = records.flatMap((values) => get(values, table) || []);
  return rows.map((row) => get(row, item)).filter((raw) => !isBlank(raw));
}

function total(found) {
  return found.reduce((sum, one) => (sum === null || one === null ? null : add(sum, one)), ZERO);
}

function records(scene, item) {
  return scene.entries.map((values) => get(values, item));
}

function points(a, b) {
  const [one, two] = [[...a], [...b]].map((text) => text.map((sign) => sign.codePointAt(0)));
  const at = one.findIndex((sign, place) => sign !== two[place]);
  if (at < 0) return one.length === two.length ? 0 : -1;
  return at >= two.length || one[at] > two[at] ? 1 : -1;
}

const COMPARE = {
  "=": (o) => o === 0,
  "!=": (o) => o !== 0,
  ">": (o) => o > 0,
  ">=": (o) => o >= 0,
  "<": (o) => o < 0,
  "<=": (o) => o <= 0,
};

const pair = (make) => (scene, left, right) => {
  const [a, b] = [run(left, scene), run(right, scene)];
  return a === null || b === null ? null : make(a, b);
};

const outermost = (side) => (scene, ...parts) => {
  const found = parts.map((part) => run(part, scene));
  if (found.includes(null)) return null;
  return found.reduce((best, one) => (order(one, best) === side ? one : best));
};

const joined = (decisive) => (scene, ...parts) => {
  const found = parts.map((part) => run(part, scene));
  if (found.includes(decisive)) return decisive;
  return found.includes(null) ? null : !decisive;
};

const OPERATORS = {
  number: (scene, text) => number(text),
  own: (scene, item) => amount(get(scene.values, item)),
  cell: (scene, table, item) => total(cells(scene, table, item).map(amount)),
  other: (scene, form, item) => amount(ask(scene, "value", form, item)),
  unit_number: (scene, key) => amount(get(scene.around.unit, key) || null),
  sum_cells: (scene, table, item) => OPERATORS.cell(scene, table, item),
  sum_records: (scene, form, item) =>
    scene.entries ? total(records(scene, item).map(amount)) : OPERATORS.sum_other(scene, form, item),
  sum_other: (scene, form, item) => amount(ask(scene, "total", form, item)),
  count_cells: (scene, table, item) => count(cells(scene, table, item).length),
  count_records(scene, form, item) {
    if (!scene.entries) return OPERATORS.count_other(scene, form, item);
    if (item === "") return count(scene.entries.length);
    return count(records(scene, item).filter((raw) => !isBlank(raw)).length);
  },
  count_chosen(scene, item, ...codes) {
    if (!scene.entries) return null;
    return count(records(scene, item).filter((raw) => [raw].flat().some((one) => codes.includes(one))).length);
  },
  count_other: (scene, form, item) => count(ask(scene, "count", form, item) || 0),
  last(scene, form, item) {
    const found = ask(scene, "last", form, item);
    return found === null ? null : number(found);
  },
  year: (scene) => count(scene.around.year),
  year_of(scene, date) {
    const text = run(date, scene);
    return text && text[4] === "-" ? number(text.slice(0, 4)) : null;
  },
  abs(scene, part) {
    const found = run(part, scene);
    return found && found.c < 0n ? negative(found) : found;
  },
  min: outermost(-1),
  max: outermost(1),
  "+": (scene, ...parts) => total(parts.map((part) => run(part, scene))),
  "-": pair(subtract),
  "*": pair(multiply),
  "/": pair(divide),
  text: (scene, value) => value,
  own_text: (scene, item) => plain(get(scene.values, item)),
  cell_text(scene, table, item) {
    const found = cells(scene, table, item);
    return found.length > 1 ? null : plain(found.length ? found[0] : null);
  },
  other_text: (scene, form, item) => plain(ask(scene, "value", form, item)),
  unit: (scene, key) => plain(get(scene.around.unit, key)),
  compare: (scene, sign, left, right) =>
    pair((a, b) => COMPARE[sign](order(a, b)))(scene, left, right),
  compare_text(scene, sign, left, right) {
    const ordered = sign !== "=" && sign !== "!=";
    const judge = (a, b) =>
      ordered && !(a && b) ? null : COMPARE[sign](points(a, b));
    return pair(judge)(scene, left, right);
  },
  and: joined(false),
  or: joined(true),
  not(scene, part) {
    const found = run(part, scene);
    return found === null ? null : !found;
  },
  if: (scene, condition, then) => (run(condition, scene) === true ? run(then, scene) : null),
  filled: (scene, listing) => run(listing, scene).length > 0,
  in: (scene, listing, ...codes) => run(listing, scene).flat().some((raw) => codes.includes(raw)),
  each_own: (scene, item) => listed(get(scene.values, item)),
  each_cell: (scene, table, item) => cells(scene, table, item),
  each_other: (scene, form, item) => listed(ask(scene, "value", form, item)),
  each_unit: (scene, key) => listed(get(scene.around.unit, key)),
  each_total: (scene, form, item) => listed(ask(scene, "total", form, item)),
  each_record: (scene, form, item) =>
    scene.entries
      ? records(scene, item).filter((raw) => !isBlank(raw))
      : OPERATORS.each_total(scene, form, item),
  any_own: (scene, ...items) => items.some((item) => get(scene.values, item) !== null),
};

export function run(tree, scene) {
  const [name, ...parts] = tree;
  return OPERATORS[name](scene, ...parts);
}
