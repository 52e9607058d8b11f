// A transcript beside its recording: choosing a line plays it, and the line that plays is marked.
"use strict";
(() => {
  const audio = document.getElementById("textaudio");
  const list = document.getElementById("cues");
  const field = document.getElementById("content");
  const nudge = document.getElementById("nudge");
  const estimated = document.getElementById("estimated");
  const main = document.getElementById("main");
  let here = -1;
  audio.src = `/recording?path=${encodeURIComponent(audio.dataset.path)}`;

  const at = () => textDesk.cues.findLastIndex((cue) => cue.start <= audio.currentTime + 0.05);
  const mark = () => {
    const now = at();
    if (now === here) return;
    list.children[here]?.classList.remove("here");
    list.children[here]?.querySelector("button").removeAttribute("aria-current");
    here = now;
    list.children[here]?.classList.add("here");
    list.children[here]?.querySelector("button").setAttribute("aria-current", "true");
    if (!audio.paused) {
      const row = list.children[here];
      if (row) list.scrollTop = row.offsetTop - list.offsetTop - list.clientHeight / 3;
    }
  };
  const play = (index) => {
    const cue = textDesk.cues[index];
    if (!cue) return;
    audio.currentTime = cue.start;
    audio.play().catch(() => {});
  };
  textDesk.show = () => {
    const isEstimated = textDesk.cues.some((cue) => cue.isEstimated);
    nudge.hidden = isEstimated || !textDesk.cues.some((cue) => cue.line > 0);
    estimated.hidden = !isEstimated;
    list.textContent = "";
    for (const [index, cue] of textDesk.cues.entries()) {
      const row = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = `${cue.isEstimated ? "≈ " : ""}${studio.clock(cue.start)}`;
      button.setAttribute("aria-label", `Play from ${studio.clock(cue.start)}`);
      button.addEventListener("click", () => {
        play(index);
        if (cue.line) textDesk.goTo(cue.line + 1, 1);
      });
      const words = document.createElement("span");
      words.dir = "auto";
      words.textContent = cue.text;
      row.append(button, " ");
      if (cue.speaker) {
        const who = document.createElement("b");
        who.textContent = `${cue.speaker}: `;
        row.append(who);
      }
      row.append(words);
      list.append(row);
    }
    here = -1;
    mark();
  };
  audio.addEventListener("timeupdate", mark);
  audio.addEventListener("seeked", mark);

  field.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey)) return;
    if (event.key === "Enter") {
      event.preventDefault();
      if (event.shiftKey) audio.currentTime = Math.max(0, audio.currentTime - 3);
      else if (audio.paused) audio.play().catch(() => {});
      else audio.pause();
    } else if (event.key === ".") {
      event.preventDefault();
      play(at() + 1);
      const cue = textDesk.cues[at() + 1] || textDesk.cues[at()];
      if (cue?.line) textDesk.goTo(cue.line + 1, 1);
    }
  });

  // Both times of a line of WebVTT or SubRip.
  const moved = (text, by) => text.replace(/(?:(\d+):)?(\d\d):(\d\d)([.,])(\d{3})/g, (_, hours, minutes, seconds, mark, rest) => {
    const all = Math.max(0, Number(hours || 0) * 3600000 + Number(minutes) * 60000 + Number(seconds) * 1000 + Number(rest) + by);
    const two = (number) => String(number).padStart(2, "0");
    const start = hours === undefined ? "" : `${hours.length > 1 ? two(Math.floor(all / 3600000)) : Math.floor(all / 3600000)}:`;
    return `${start}${two(Math.floor(all / 60000) % 60)}:${two(Math.floor(all / 1000) % 60)}${mark}${String(all % 1000).padStart(3, "0")}`;
  });
  for (const button of nudge.querySelectorAll("button")) {
    button.addEventListener("click", () => {
      const cue = textDesk.cues[Math.max(0, at())];
      if (!cue?.line) return;
      const lines = field.value.split("\n");
      lines[cue.line - 1] = moved(lines[cue.line - 1], Math.round(Number(button.dataset.by) * 1000));
      field.value = lines.join("\n");
      textDesk.changed();
    });
  }
})();
