// Plays from where a chapter, a line of the transcript or the page's own address (#t=123) says.
"use strict";
(() => {
  const player = document.querySelector("audio");
  if (!player) return;

  const moment = (hash) => {
    const match = /^#t=(\d{1,6}(?:\.\d{1,3})?)$/.exec(hash);
    return match ? Number(match[1]) : null;
  };

  let wanted = null;
  const seek = (seconds) => {
    if (player.readyState > 0) {
      player.currentTime = seconds;
      return;
    }
    // Nothing is loaded before somebody asks for it; the last wish counts.
    if (wanted === null) {
      player.addEventListener("loadedmetadata", () => {
        player.currentTime = wanted;
        wanted = null;
      }, { once: true });
      player.preload = "metadata";
      player.load();
    }
    wanted = seconds;
  };

  const follow = () => {
    const seconds = moment(location.hash);
    if (seconds !== null) seek(seconds);
  };

  document.addEventListener("click", (event) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest("a");
    if (!link || link.href.split("#")[0] !== player.src) return;
    const seconds = moment(link.hash);
    if (seconds === null) return;
    event.preventDefault();
    history.replaceState(null, "", link.hash);
    seek(seconds);
    // A browser may refuse to play by itself; the controls remain.
    player.play().catch(() => {});
  });

  addEventListener("hashchange", follow);
  follow();
})();
