// Requests of scripts: the CSRF token, and words for what fails.
import { open } from "./dialogs.js";
import { toast } from "./toast.js";

const UNREACHABLE = "网络已断开，改动未送达。恢复后重试。";

// fetch for our own addresses: sends the token, asks for JSON, tells an ended session.
// `background`: what the page asks by itself, which does not count as use of the session.
export async function send(url, { method = "GET", data = null, background = false } = {}) {
  const headers = { Accept: "application/json", "X-CSRFToken": document.body.dataset.csrf };
  if (background) headers["X-Background"] = "1";
  if (data !== null) headers["Content-Type"] = "application/json";
  const body = data === null ? null : JSON.stringify(data);
  const answer = await fetch(url, { method, headers, body, credentials: "same-origin" });
  if (answer.status === 401) open("expired");
  return answer;
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
