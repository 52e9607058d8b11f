// Loads the page again after a build, but not while it plays.
"use strict";
(() => {
  const own = document.currentScript.dataset.version;
  const isPlaying = () =>
    [...document.querySelectorAll("audio")].some((player) => !player.paused);
  const look = async () => {
    try {
      const answer = await fetch("/preview/version", { cache: "no-store" });
      if (answer.ok && (await answer.text()) !== own && !isPlaying()) {
        location.reload();
        return;
      }
    } catch {
      // The server has stopped; it may come back.
    }
    setTimeout(look, 1000);
  };
  setTimeout(look, 1000);
})();
