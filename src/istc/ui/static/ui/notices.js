// The bell: opening it tells the server that the notices have been seen.
import { send } from "./requests.js";

export function startNotices() {
  const list = document.querySelector("[data-notices]");
  const button = list && document.querySelector(`[data-menu="${list.id}"]`);
  button?.addEventListener("menu:open", () => {
    const pip = button.querySelector(".pip");
    if (!pip) return;
    pip.remove();
    button.setAttribute("aria-label", "通知");
    send(list.dataset.notices, { method: "POST" }).catch(() => null); // it is told the next time
  });
}
