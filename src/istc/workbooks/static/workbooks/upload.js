// Upload by drop or button, with its progress; without scripts the form is sent as it is.
const form = document.querySelector("[data-upload]");
if (form) start(form);

function start(form) {
  const zone = form.querySelector("[data-drop]");
  const input = form.querySelector("input[type=file]");
  for (const name of ["dragover", "dragleave", "drop"]) {
    zone.addEventListener(name, (event) => {
      event.preventDefault();
      zone.classList.toggle("over", name === "dragover");
    });
  }
  zone.addEventListener("drop", ({ dataTransfer }) => {
    if (!dataTransfer.files.length) return;
    input.files = dataTransfer.files;
    form.requestSubmit();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(form);
  });
}

function send(form) {
  const bar = form.querySelector("progress");
  const said = form.querySelector("[data-said]");
  const button = form.querySelector("button");
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.upload.addEventListener("progress", ({ loaded, total }) => {
    bar.value = (loaded / total) * 100;
    said.textContent = loaded < total ? `正在上传 ${Math.floor(bar.value)}%` : "已上传，正在校验";
  });
  request.addEventListener("load", () => arrived(request, form));
  request.addEventListener("error", () => {
    said.textContent = "网络已断开，文件未送达。恢复后重试。";
    button.disabled = false;
  });
  bar.hidden = false;
  button.disabled = true;
  request.send(new FormData(form));
}

function arrived(request, form) {
  if (request.status < 400) {
    location.assign(request.responseURL);
    return;
  }
  const page = new DOMParser().parseFromString(request.responseText, "text/html");
  const words = page.querySelector(".note.red .grow");
  form.querySelector("[data-said]").textContent = words ? words.textContent : `没有完成，错误 ${request.status}。请重试。`;
  form.querySelector("progress").hidden = true;
  form.querySelector("button").disabled = false;
}
