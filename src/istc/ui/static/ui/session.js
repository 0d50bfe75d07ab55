// Warns five minutes before the session ends and lets the person stay signed in (design §6).
import { open } from "./dialogs.js";
import { send } from "./requests.js";

const WARN = 5 * 60;
const ASK_EVERY = 60 * 1000;
const KEY = "istc-session-until"; // shared by the tabs of one browser

export function startSession() {
  const { session, sessionUrl, extendUrl } = document.body.dataset;
  const dialog = document.getElementById("session");
  let later = false;
  let asked = 0;
  keep(Number(session));
  dialog.addEventListener("close", () => { later = true; });
  document.getElementById("session-extend").addEventListener("click", async () => {
    await ask(extendUrl, "POST");
    dialog.close();
  });
  setInterval(async () => {
    // Saving in the meantime has prolonged the session: the server knows best.
    if (left() <= WARN && Date.now() - asked > ASK_EVERY) {
      asked = Date.now();
      await ask(sessionUrl, "GET");
    }
    if (left() > WARN) later = false;
    if (left() > WARN && dialog.open) dialog.close();
    else if (left() <= 0) end(dialog);
    else if (left() <= WARN && !later) open("session");
    document.getElementById("session-left").textContent = words(left());
  }, 1000);
}

function left() {
  return Math.round((Number(localStorage.getItem(KEY)) - Date.now()) / 1000);
}

function keep(seconds) {
  localStorage.setItem(KEY, String(Date.now() + seconds * 1000));
}

async function ask(url, method) {
  try {
    const answer = await send(url, { method, background: method === "GET" });
    if (answer.ok) keep((await answer.json()).seconds);
  } catch {
    // Offline: the clock of this browser goes on.
  }
}

function end(dialog) {
  if (dialog.open) dialog.close();
  open("expired");
}

function words(seconds) {
  return seconds >= 60 ? `${Math.floor(seconds / 60)} 分 ${seconds % 60} 秒` : `${seconds} 秒`;
}
