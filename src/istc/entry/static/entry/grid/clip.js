// What Excel and WPS put on the clipboard, as rows of texts; and the way back.

// Plain text: tabs and lines; a cell with a tab, a newline or a quote stands in quotes.
export function fromText(text) {
  const rows = [[]];
  let at = 0;
  const plain = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  while (at <= plain.length) {
    const [cell, next] = plain[at] === '"' ? quoted(plain, at) : bare(plain, at);
    rows[rows.length - 1].push(cell);
    if (next >= plain.length) break;
    if (plain[next] === "\n") rows.push([]);
    at = next + 1;
  }
  return rows;
}

function bare(text, from) {
  let to = from;
  while (to < text.length && text[to] !== "\t" && text[to] !== "\n") to += 1;
  return [text.slice(from, to), to];
}

// A quote that is never closed, or closed in mid text, was no quoting at all.
function quoted(text, from) {
  let cell = "";
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] !== '"') cell += text[at];
    else if (text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (at + 1 === text.length || text[at + 1] === "\t" || text[at + 1] === "\n") return [cell, at + 1];
    else return bare(text, from);
  }
  return bare(text, from);
}

// A table of a page; merged cells stand at their first place, as Excel pastes them.
export function fromHtml(html) {
  const table = new DOMParser().parseFromString(html, "text/html").querySelector("table");
  if (!table) return null;
  const grid = [];
  [...table.rows].forEach((row, down) => {
    grid[down] ??= [];
    let right = 0;
    for (const cell of row.cells) {
      while (grid[down][right] !== undefined) right += 1;
      spread(grid, cell, down, right);
    }
  });
  return grid.map((row) => Array.from(row, (text) => text ?? ""));
}

function spread(grid, cell, down, right) {
  for (let y = 0; y < Math.max(cell.rowSpan, 1); y += 1) {
    grid[down + y] ??= [];
    for (let x = 0; x < cell.colSpan; x += 1) grid[down + y][right + x] = x || y ? "" : words(cell);
  }
}

function words(cell) {
  const copy = cell.cloneNode(true);
  copy.querySelectorAll("br").forEach((line) => line.replaceWith("\u0001"));
  return copy.textContent.replace(/[ \t\r\n\u00a0]+/g, " ").replace(/ ?\u0001 ?/g, "\n").trim();
}

export function toText(rows) {
  const cell = (text) => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => row.map(cell).join("\t")).join("\r\n");
}

export function toHtml(rows) {
  const table = document.createElement("table");
  for (const row of rows) {
    const line = table.insertRow();
    for (const text of row) {
      const cell = line.insertCell();
      text.split("\n").forEach((part, at) => cell.append(...(at ? [document.createElement("br"), part] : [part])));
    }
  }
  return table.outerHTML;
}
