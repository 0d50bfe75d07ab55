// Exact decimal numbers: whole BigInt numbers `c` with `e` decimal places. Never a float.
// The same as istc/checks/numbers.py.

const DIGITS = 40; // as CONTEXT in istc/checks/numbers.py
const STORED = /^-?[0-9]{1,30}(\.[0-9]{1,10})?$/;
export const ZERO = { c: 0n, e: 0 };

const power = (n) => 10n ** BigInt(n);
const size = (c) => (c < 0n ? -c : c).toString().length;

export function number(text) {
  if (!STORED.test(text)) return null;
  const dot = text.indexOf(".");
  return { c: BigInt(text.replace(".", "")), e: dot < 0 ? 0 : text.length - dot - 1 };
}

function cut(value, places, halfEven) {
  const unit = power(places);
  const rest = value.c % unit;
  let c = value.c / unit;
  const twice = (rest < 0n ? -rest : rest) * 2n;
  if (twice > unit || (twice === unit && (!halfEven || c % 2n !== 0n))) c += value.c < 0n ? -1n : 1n;
  return { c, e: value.e - places };
}

function rounded(value) {
  const over = size(value.c) - DIGITS;
  const found = over > 0 ? cut(value, over, true) : value;
  return found.e < 0 ? { c: found.c * power(-found.e), e: 0 } : found;
}

function level(a, b) {
  const e = Math.max(a.e, b.e);
  return [a.c * power(e - a.e), b.c * power(e - b.e), e];
}

export function add(a, b) {
  const [one, two, e] = level(a, b);
  return rounded({ c: one + two, e });
}

export const negative = (a) => ({ c: -a.c, e: a.e });
export const subtract = (a, b) => add(a, negative(b));
export const multiply = (a, b) => rounded({ c: a.c * b.c, e: a.e + b.e });

export function divide(a, b) {
  if (b.c === 0n) return null;
  const shift = Math.max(0, DIGITS + 2 + size(b.c) - size(a.c));
  const whole = a.c * power(shift);
  const c = whole / b.c;
  const e = a.e - b.e + shift;
  if (whole % b.c === 0n) return rounded({ c, e });
  const below = a.c < 0n === b.c < 0n ? 1n : -1n; // something is left: it may decide a half
  return rounded({ c: c * 10n + below, e: e + 1 });
}

export function order(a, b) {
  const [one, two] = level(a, b);
  return one < two ? -1 : one > two ? 1 : 0;
}

export function written(value) {
  const { c, e } = value.e > 4 ? cut(value, value.e - 4, false) : value;
  const digits = (c < 0n ? -c : c).toString().padStart(e + 1, "0");
  const cents = digits.slice(digits.length - e).replace(/0+$/, "");
  const text = digits.slice(0, digits.length - e) + (e > 0 && cents ? `.${cents}` : "");
  return c < 0n && text !== "0" ? `-${text}` : text;
}

export function shown(value) {
  const [whole, cents] = written(value).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",").replace("-", "−");
  return cents ? `${grouped}.${cents}` : grouped;
}
