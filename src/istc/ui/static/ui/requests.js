// Requests of scripts: the CSRF token, and words for what fails.
import { open } from "./dialogs.js";
import { toast } from "./toast.js";

const UNREACHABLE = "网络已断开，改动未送达。恢复后重试。";

// fetch for our own addresses: sends the token, asks for JSON, tells an ended session. Gives {ok, status, json}.
// Fails where there is no answer of ours: none at all, one that broke off, a page that a proxy put in its place.
// `background`: what the page asks by itself, which does not count as use of the session.
export async function send(url, { method = "GET", data = null, background = false } = {}) {
  const headers = { Accept: "application/json" };
  if (background) headers["X-Background"] = "1";
  if (data !== null) headers["Content-Type"] = "application/json";
  const body = data === null ? null : JSON.stringify(data);
  const ask = async () => whole(await fetch(url, { method, headers: { ...headers, "X-CSRFToken": document.body.dataset.csrf }, body, credentials: "same-origin" }));
  let answer = await ask();
  if (await isStale(answer)) answer = (await renewed()) ? await ask() : { ok: false, status: 401, json: async () => ({}) };
  if (answer.status === 401) open("expired");
  return answer;
}

async function whole(answer) {
  const { ok, status } = answer;
  const text = await answer.text();
  const said = read(text);
  if (ok && text && said === undefined) throw new Error("not an answer of ours");
  return { ok, status, json: async () => said ?? { error: `没有完成，错误 ${status}。稍后重试。` } };
}

function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

// Signing in anew, in another tab perhaps, gave the browser another token than this page knows.
async function isStale(answer) {
  return answer.status === 403 && Boolean((await answer.json()).stale);
}

// Takes the new token, if the same page is still that of the same unit.
async function renewed() {
  const answer = await fetch(location.href, { credentials: "same-origin" }).catch(() => null);
  if (!answer?.ok) return false;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const unit = (from) => from.getElementById("page")?.dataset.unit;
  if (!page.body.dataset.csrf || !unit(page) || unit(page) !== unit(document)) return false;
  document.body.dataset.csrf = page.body.dataset.csrf;
  return true;
}

export function startRequests() {
  document.addEventListener("htmx:responseError", ({ detail }) => {
    if (detail.xhr.status === 401) open("expired");
    else toast(reason(detail.xhr), { tone: "red" });
  });
  document.addEventListener("htmx:sendError", () => toast(UNREACHABLE, { tone: "red" }));
}

function reason(xhr) {
  try {
    const said = JSON.parse(xhr.responseText);
    return said.id ? `${said.error}（编号 ${said.id}）` : said.error;
  } catch {
    return `没有完成，错误 ${xhr.status}。请重试。`;
  }
}
