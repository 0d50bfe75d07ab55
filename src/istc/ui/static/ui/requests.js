// Requests of scripts: the CSRF token, and words for what fails.
import { open } from "./dialogs.js";
import { toast } from "./toast.js";

const UNREACHABLE = "网络已断开，改动未送达。恢复后重试。";

// fetch for our own addresses: sends the token, asks for JSON, tells an ended session.
export async function send(url, { method = "GET", data = null } = {}) {
  const headers = { Accept: "application/json", "X-CSRFToken": document.body.dataset.csrf };
  if (data !== null) headers["Content-Type"] = "application/json";
  const body = data === null ? null : JSON.stringify(data);
  const answer = await fetch(url, { method, headers, body, credentials: "same-origin" });
  if (answer.status === 401) open("expired");
  document.dispatchEvent(new CustomEvent("istc:answered"));
  return answer;
}

export function startRequests() {
  document.addEventListener("htmx:responseError", ({ detail }) => {
    if (detail.xhr.status === 401) open("expired");
    else toast(reason(detail.xhr), { tone: "red" });
  });
  document.addEventListener("htmx:sendError", () => toast(UNREACHABLE, { tone: "red" }));
  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    if (detail.successful) document.dispatchEvent(new CustomEvent("istc:answered"));
  });
}

function reason(xhr) {
  try {
    const said = JSON.parse(xhr.responseText);
    return said.id ? `${said.error}（编号 ${said.id}）` : said.error;
  } catch {
    return `没有完成，错误 ${xhr.status}。请重试。`;
  }
}
