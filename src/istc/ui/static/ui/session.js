// Warns five minutes before the session ends and lets the person stay signed in (design §6).
import { open } from "./dialogs.js";
import { send } from "./requests.js";

const WARN = 5 * 60;
const KEY = "istc-session-until"; // shared by the tabs of one browser

export function startSession() {
  const seconds = Number(document.body.dataset.session);
  if (!seconds) return;
  prolong(seconds);
  const dialog = document.getElementById("session");
  let dismissed = false;
  dialog.addEventListener("close", () => { dismissed = true; });
  document.getElementById("session-extend").addEventListener("click", async () => {
    const answer = await send(document.body.dataset.extend, { method: "POST" });
    if (answer.ok) prolong((await answer.json()).seconds);
    dialog.close();
    dismissed = false;
  });
  setInterval(() => {
    const left = Math.round((Number(localStorage.getItem(KEY)) - Date.now()) / 1000);
    if (left > WARN) dismissed = false;
    if (left <= 0) return void (dialog.close(), open("expired"));
    if (left <= WARN && !dismissed) open("session");
    if (left > WARN && dialog.open) dialog.close();
    document.getElementById("session-left").textContent = words(left);
  }, 1000);
}

function prolong(seconds) {
  localStorage.setItem(KEY, String(Date.now() + seconds * 1000));
}

function words(left) {
  return left >= 60 ? `${Math.floor(left / 60)} 分 ${left % 60} 秒` : `${left} 秒`;
}
