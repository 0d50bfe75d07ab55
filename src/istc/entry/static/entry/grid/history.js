// What was done in the grid, one step at a time, and the way back and forth.
const MOST = 200;

let done = [];
let undone = [];
let tell = () => {};

export function onHistory(run) {
  tell = run;
}

// `step`: {undo, redo, words}; both may be asynchronous and say false when they could not.
export function push(step) {
  done = [...done.slice(-MOST + 1), step];
  undone = [];
  tell(done.length, undone.length);
}

// One after the other: a row given back finds its place by the one that was given back before it.
let turn = Promise.resolve();
const inTurn = (act) => (turn = turn.then(act, act));

export const undo = () => inTurn(undoOne);
export const redo = () => inTurn(redoOne);

async function undoOne() {
  const step = done.pop();
  if (!step) return false;
  if ((await step.undo()) === false) done.push(step);
  else undone.push(step);
  tell(done.length, undone.length);
  return true;
}

async function redoOne() {
  const step = undone.pop();
  if (!step) return false;
  if ((await step.redo()) === false) undone.push(step);
  else done.push(step);
  tell(done.length, undone.length);
  return true;
}
