// The captcha of the sign-in page: another picture, or the spoken digits. Nothing else is reloaded.
const captcha = document.getElementById("captcha");

if (captcha) {
  const picture = document.getElementById("captcha-image");
  const note = document.getElementById("captcha-note");
  const key = document.querySelector("input[name=captcha_key]");
  let player = null;

  document.getElementById("captcha-new").addEventListener("click", async () => {
    const answer = await fetch(captcha.dataset.new, { headers: { Accept: "application/json" } });
    if (!answer.ok) return void (note.textContent = "没有换成，检查网络后再试。");
    const fresh = await answer.json();
    key.value = fresh.key;
    picture.src = fresh.image;
    captcha.dataset.sound = fresh.sound;
    captcha.value = "";
    captcha.focus();
    note.textContent = "已换一张";
  });

  document.getElementById("captcha-sound").addEventListener("click", async () => {
    player?.pause();
    player = new Audio(captcha.dataset.sound);
    try {
      await player.play();
      note.textContent = "正在播放 5 位数字，填听到的数字";
      captcha.focus();
    } catch {
      note.textContent = "没有播放。验证码可能已过期，换一张再试。";
    }
  });
}
