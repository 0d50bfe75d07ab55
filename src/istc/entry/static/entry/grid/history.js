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

export async function undo() {
  const step = done.pop();
  if (!step) return false;
  if ((await step.undo()) === false) done.push(step);
  else undone.push(step);
  tell(done.length, undone.length);
  return true;
}

export async function redo() {
  const step = undone.pop();
  if (!step) return false;
  if ((await step.redo()) === false) undone.push(step);
  else done.push(step);
  tell(done.length, undone.length);
  return true;
}
