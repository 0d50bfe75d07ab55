// Ticks off the rules of a new password while it is typed; the server judges again.
const list = document.getElementById("rules");
const again = document.getElementById("again");
const box = document.getElementById("new");
const strength = document.getElementById("strength");
const NAMES = ["弱", "弱", "中", "较强", "强"];
const KINDS = [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /[^\p{Lu}\p{Ll}\p{Nd}]/u];

const judges = {
  length: (text) => text.length >= Number(list.dataset.least),
  classes: (text) => KINDS.filter((kind) => kind.test(text)).length >= 3,
  user_name: (text) => text !== "" && !text.toLowerCase().includes(list.dataset.username),
};

function judge() {
  let met = 0;
  for (const line of list.children) {
    const known = judges[line.dataset.rule];
    const ok = known ? known(box.value) : false;
    met += ok ? 1 : 0;
    line.classList.toggle("ok", ok);
    line.lastElementChild.textContent = known ? (ok ? "，已满足" : "，未满足") : "";
  }
  const level = met === 3 && box.value.length >= Number(list.dataset.least) + 4 ? 4 : met;
  [...strength.children].forEach((bar, place) => bar.classList.toggle("f", box.value !== "" && place < level));
  strength.setAttribute("aria-label", `密码强度：${box.value ? NAMES[level] : "未填"}`);
}

function compare() {
  const wrong = again.value !== "" && again.value !== box.value;
  const fault = document.getElementById("again-err");
  fault.hidden = !wrong;
  fault.lastElementChild.textContent = wrong ? "两次输入不一致。请重新输入。" : "";
  again.classList.toggle("bad", wrong);
  again.toggleAttribute("aria-invalid", wrong);
}

box.addEventListener("input", () => {
  judge();
  if (again.value) compare();
});
again.addEventListener("change", compare);
// A fault that went only when the box is left would move the button away under the click.
again.addEventListener("input", () => again.classList.contains("bad") && compare());

if (box.value) judge(); // typed before this script came, or kept by the browser
