// Starts the player at a chapter, a line of the transcript, or the time in the page's address (#t=123).
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
    // Audio is loaded only when it's wanted; the last position counts.
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
    // Browsers can refuse to start playing; the controls still work.
    player.play().catch(() => {});
  });

  addEventListener("hashchange", follow);
  follow();

  // The waveform only duplicates the player's controls, so it's hidden from screen readers.
  const draw = ({ data, length, samples_per_pixel: step, sample_rate: rate }) => {
    const duration = (length * step) / rate;
    const path = data.reduce(
      (text, value, index) => {
        const x = index >> 1;
        return text + (index % 2 ? `V${128 - value}` : `M${x} ${128 - value}`);
      }, "");
    const name = "http://www.w3.org/2000/svg";
    const picture = document.createElementNS(name, "svg");
    picture.setAttribute("viewBox", `0 0 ${length} 256`);
    picture.setAttribute("preserveAspectRatio", "none");
    picture.setAttribute("aria-hidden", "true");
    picture.setAttribute("class", "waveform");
    const lines = document.createElementNS(name, "path");
    lines.setAttribute("d", path);
    const played = document.createElementNS(name, "rect");
    played.setAttribute("height", "256");
    picture.append(played, lines);
    player.after(picture);
    player.addEventListener("timeupdate", () => {
      played.setAttribute("width", String((player.currentTime / duration) * length));
    });
    picture.addEventListener("click", (event) => {
      const box = picture.getBoundingClientRect();
      seek(((event.clientX - box.left) / box.width) * duration);
      player.play().catch(() => {});
    });
  };

  // A page that was opened from a folder isn't allowed to read other files.
  if (player.dataset.waveform && location.protocol.startsWith("http")) {
    fetch(player.dataset.waveform)
      .then((answer) => (answer.ok ? answer.json() : Promise.reject()))
      .then(draw)
      .catch(() => {});
  }
})();
