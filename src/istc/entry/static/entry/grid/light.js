// Hundreds of rows cost as little as those in sight. A table lays out every row at every change;
// once its columns are measured, each body of a few rows stands by itself, and the browser passes
// over those out of sight (content-visibility). What is read, found and printed stays the same.
import { gridTable } from "./grow.js";

const MANY = 60; // rows from which on it is worth it

export function startLight() {
  const table = gridTable();
  if (!table?.matches(".rowgrid")) return;
  const frozen = freezing(table);
  const begin = () => {
    for (const body of table.tBodies) frozen.observe(body);
    if (table.matches(".light") || table.querySelectorAll("[data-rows] > tr").length < MANY) return;
    place(table);
    lighten(table);
  };
  begin();
  new MutationObserver(begin).observe(table, { childList: true }); // a paste brings bodies along
  addEventListener("beforeprint", () => table.classList.remove("light"));
  addEventListener("afterprint", begin);
  follow(table);
}

// Columns stand still only where they are seen: the browser makes a layer of each such cell.
function freezing(table) {
  const look = (seen) => seen.forEach((one) => one.target.classList.toggle("near", one.isIntersecting));
  return new IntersectionObserver(look, { root: table.parentElement, rootMargin: "150px 0px" });
}

// The room changed: the table says again how it would share it out.
function follow(table) {
  let wide = 0;
  new ResizeObserver(([{ contentRect }]) => {
    if (Math.abs(contentRect.width - wide) < 1) return;
    wide = contentRect.width;
    if (table.matches(".light")) lighten(table);
  }).observe(table.parentElement);
}

function lighten(table) {
  table.classList.remove("light");
  const columns = [...table.tFoot.rows[0].cells].map((cell) => `${cell.getBoundingClientRect().width}px`);
  table.style.setProperty("--columns", columns.join(" "));
  table.classList.add("light");
}

// Each heading where the table had put it: rows and columns counted as HTML counts them.
function place(table) {
  const taken = [...table.tHead.rows].map(() => []);
  [...table.tHead.rows].forEach((row, down) => {
    for (const cell of row.cells) {
      let right = 0;
      while (taken[down][right]) right += 1;
      for (const line of taken.slice(down, down + cell.rowSpan)) {
        for (let at = right; at < right + cell.colSpan; at += 1) line[at] = true;
      }
      cell.style.gridArea = `${down + 1} / ${right + 1} / span ${cell.rowSpan} / span ${cell.colSpan}`;
    }
  });
}
