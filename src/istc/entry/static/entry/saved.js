// Says whether everything is saved, in the action bar and on the drawer.
import { refusals } from "./answer.js";
import { icon } from "./findings.js";
import { holds } from "./journal.js";

const WORDS = {
  dirty: ["cloud-upload", "未保存"],
  saving: ["loader-2", "正在保存"],
  offline: ["cloud-off", "网络已断开，改动暂存本机，恢复后自动保存"],
  expired: ["lock", "登录已过期，改动暂存本机，重新登录后自动保存"],
};

const FULL = { offline: "网络已断开", expired: "登录已过期" };

let waiting = null;

// A pasted block tells thousands of times that it is not saved yet: the last word is shown once.
export function showState(state, said = null) {
  if (!waiting) queueMicrotask(() => show(...waiting));
  waiting = [state, said];
}

function show(state, said) {
  waiting = null;
  banner(state);
  for (const box of document.querySelectorAll("[data-saved]")) box.dataset.state = state;
  if (state === "saved" && refusals()) {
    return write("alert-circle", `${refusals()} 处无法识别，未保存；其余已保存`, true);
  }
  if (state === "saved") return write("cloud-check", said?.saved_at ? `${said.saved_at} 已自动保存` : "已保存");
  if (state === "refused") return write("alert-circle", `未保存：${said?.error ?? "没有完成"}`, true);
  const [sign, words] = WORDS[state];
  return write(sign, words, state === "offline" || state === "expired");
}

// A yellow bar above the form for as long as the server cannot be reached.
function banner(state) {
  const away = state === "offline" || state === "expired";
  let bar = document.querySelector(".offline-bar");
  if (!away && !bar) return;
  if (!bar) {
    bar = document.createElement("div");
    bar.className = "offline-bar";
    bar.setAttribute("role", "status");
    document.getElementById("page").prepend(bar);
  }
  if (state === "expired") back();
  if (away) bar.textContent = holds() ? `${WORDS[state][1]}。` : `${FULL[state]}，本机也存不下，不要关闭本页。`;
  if (away || state === "saved") bar.hidden = !away;
}

// Signing in again leads back to this very page, where the journal is replayed.
function back() {
  const link = document.querySelector("#expired a.btn");
  if (link) link.href = `${new URL(link.href).pathname}?next=${encodeURIComponent(location.pathname + location.search)}`;
}

function write(sign, words, retry = false) {
  for (const box of document.querySelectorAll("[data-saved]")) {
    const parts = [icon(sign), ` ${words}`];
    if (retry) parts.push(again());
    box.replaceChildren(...parts);
    box.classList.toggle("c-red", retry);
    box.classList.toggle("mut", !retry);
    box.classList.toggle("nw", !retry); // a refusal is a sentence, and has a button after it
  }
}

function again() {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "linkish";
  button.dataset.act = "retry";
  button.textContent = "重试";
  return button;
}
