// Answers each case of standard input with the browser's evaluator, for test_browser_agrees.py.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const address = pathToFileURL(`${process.argv[2]}/evaluate.js`);
const page = await import(address);
const { number, shown, written } = await import(new URL("exact.js", address));

function answer({ client, values, entries, around }) {
  return {
    computed: page.compute(client, values, around, entries),
    off: page.switchedOff(client, values, around, entries),
    too_many: page.tooMany(client, values),
    findings: page.judge(client, values, around, entries),
    all: page.judgeAll(client, entries ?? [values], around),
    lines: page.lines(client, values, around),
    all_lines: page.allLines(client, entries ?? [values], around),
    cross: page.crossRows(client, entries ?? [values], around),
  };
}

function figure(text) {
  const found = number(text);
  return found && [written(found), shown(found)];
}

const { cases, numbers } = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(
  JSON.stringify({ cases: cases.map(answer), numbers: numbers.map(figure) }),
);
