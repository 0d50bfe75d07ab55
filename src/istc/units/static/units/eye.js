// Shows what was typed into a password box, and hides it again.
for (const button of document.querySelectorAll("[data-eye]")) {
  const input = document.getElementById(button.dataset.eye);
  button.addEventListener("click", () => {
    const shown = input.type === "password";
    input.type = shown ? "text" : "password";
    button.setAttribute("aria-pressed", String(shown));
    button.setAttribute("aria-label", shown ? "隐藏密码" : "显示密码");
    input.focus();
  });
}
