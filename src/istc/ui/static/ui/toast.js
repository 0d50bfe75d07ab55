// Short notices at the lower right. Errors and anything that can be undone wait for the person.
const SECONDS = 8;

// toast("已删除第 3 条", { action: { label: "撤销", run: () => … } })
export function toast(text, { tone = "", action = null, seconds = SECONDS } = {}) {
  const line = document.createElement("div");
  line.className = `toast1 ${tone}`;
  const words = document.createElement("span");
  words.textContent = text;
  line.append(words);
  if (action) line.append(button(action.label, () => { action.run(); line.remove(); }));
  line.append(button("关闭", () => line.remove()));
  document.getElementById("toasts").append(line);
  if (tone !== "red") setTimeout(() => line.remove(), seconds * 1000);
  return line;
}

function button(label, run) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.addEventListener("click", run);
  return made;
}
