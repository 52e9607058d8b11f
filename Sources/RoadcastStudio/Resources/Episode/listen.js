// Listening to a version: what's new in it plays while it's made.
"use strict";
(() => {
  const audio = document.getElementById("versionaudio");
  const listeningTo = document.getElementById("listeningto");
  let tries = 0;
  // The whole file, as soon as it's there, in the place of what's played while it's made.
  let whole = null;
  const takeWhole = (from = audio.currentTime) => {
    if (!whole) return;
    const isPlaying = !audio.paused;
    audio.src = whole;
    whole = null;
    audio.currentTime = from;
    if (isPlaying) audio.play().catch(() => {});
  };
  const listen = async (button) => {
    sound.pause();
    audio.pause();
    const mine = tries += 1;
    const path = `${changes.address}/listen/${button.dataset.feed}`;
    document.getElementById("listening").hidden = false;
    const name = button.getAttribute("aria-label").replace(/^Play the version for /, "");
    listeningTo.textContent = `Making the version for ${name}…`;
    try {
      await changes.settled;
      let made = await studio.get(path);
      if (mine !== tries) return;
      whole = null;
      // What isn't whole yet has an address of its own: a player remembers that it couldn't be wound there.
      const source = made.isWhole ? made.address : `${made.address}?try=${mine}`;
      if (audio.getAttribute("src") !== source) audio.src = source;
      const started = audio.play();
      // It's reported below, once there's nothing more to wait for.
      started.catch(() => {});
      listeningTo.textContent = `The version for ${name}, as it’s published`;
      while (!made.isWhole && mine === tries && !audio.error) {
        await new Promise((resolve) => { setTimeout(resolve, 500); });
        made = await studio.get(path);
        if (!made.isWhole || mine !== tries || made.address !== source.split("?")[0]) continue;
        whole = made.address;
        if (audio.paused) takeWhole();
      }
      await started;
    } catch (error) {
      if (mine === tries && error.name !== "AbortError") listeningTo.textContent = error.message;
    }
  };
  audio.addEventListener("play", () => sound.pause());
  audio.addEventListener("pause", () => { if (!audio.ended) takeWhole(); });
  audio.addEventListener("ended", () => takeWhole(0));
  audio.addEventListener("seeking", () => takeWhole());
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("button.listen");
    if (button) listen(button);
  });
})();
