// 退回更正: one more line of remarks, blank, with the focus in it.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-add-remark]");
  if (!button) return;
  const list = button.closest("form").querySelector("[data-remarks]");
  const line = list.querySelector(".remark").cloneNode(true);
  for (const field of line.querySelectorAll("input,select")) field.value = "";
  list.append(line);
  line.querySelector("[name=remark]").focus();
});
