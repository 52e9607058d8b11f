// Playing recordings, and their waveforms.
"use strict";
const sound = (() => {
  const audio = document.getElementById("sound");
  const pictures = new Map();
  let current = null;

  const card = (element) => element.closest(".segment");
  const path = (one) => one.dataset.path;
  const length = (one) => pictures.get(path(one))?.duration || 0;

  const draw = (one) => {
    const seconds = one === current ? audio.currentTime : 0;
    const whole = length(one);
    const wave = one.querySelector(".wave");
    wave.querySelector(".cursor").setAttribute("x", whole ? String((seconds / whole) * 1000) : "0");
    wave.setAttribute("aria-valuemax", String(Math.floor(whole)));
    wave.setAttribute("aria-valuenow", String(Math.floor(seconds)));
    wave.setAttribute("aria-valuetext", `${studio.clock(seconds)} of ${studio.clock(whole)}`);
  };
  // 0:05 or 5.25 or 1:02:03; null for anything else.
  const seconds = (text) => {
    const parts = text.trim().split(":");
    if (!text.trim() || parts.length > 3 || parts.some((part) => !/^\d+(\.\d{1,3})?$/.test(part))) return null;
    return parts.reduce((sum, part) => sum * 60 + Number(part), 0);
  };
  const showHighlight = (one) => {
    const chosen = one.querySelector(".chosen");
    const whole = length(one);
    const from = seconds(one.querySelector("[data-at='highlight.from']").value);
    const to = seconds(one.querySelector("[data-at='highlight.to']").value);
    const isChosen = whole && (from !== null || to !== null);
    chosen.setAttribute("x", isChosen ? String(((from || 0) / whole) * 1000) : "0");
    chosen.setAttribute("width", isChosen ? String(Math.max(0, ((to ?? whole) - (from || 0)) / whole) * 1000) : "0");
  };
  const bars = (one, picture) => {
    const step = 1000 / picture.bars.length;
    one.querySelector(".bars").setAttribute("d", picture.bars.map((height, index) =>
      `M${((index + 0.5) * step).toFixed(1)} ${40 - height}v${2 * height}`).join(""));
    draw(one);
    showHighlight(one);
  };
  const prepare = async (one) => {
    const known = pictures.get(path(one));
    if (known) { bars(one, known); return; }
    // A finished file is played, and not drawn.
    if ("finished" in one.dataset) return;
    try {
      const picture = await studio.get(`/waveform?path=${encodeURIComponent(path(one))}`);
      pictures.set(path(one), picture);
      bars(one, picture);
    } catch { /* its problems are listed */ }
  };
  const mark = () => {
    for (const one of document.querySelectorAll(".segment")) {
      const isPlaying = one === current && !audio.paused;
      one.classList.toggle("playing", isPlaying);
      const button = one.querySelector(".playsegment");
      const title = one.querySelector("[data-at=title]").value;
      button.setAttribute("aria-label", `${isPlaying ? "Pause" : "Play"} “${title}”`);
    }
  };
  const load = (one) => {
    if (current === one) return;
    const last = current;
    current = one;
    audio.src = "finished" in one.dataset ? `${location.pathname}/finished` : `/recording?path=${encodeURIComponent(path(one))}`;
    if (last?.isConnected) draw(last);
  };
  const toggle = (one) => {
    if (current === one && !audio.paused) { audio.pause(); return; }
    document.getElementById("versionaudio")?.pause();
    load(one);
    audio.play().catch(() => studio.say("This recording can’t be played here.", true));
  };
  const seek = (one, to) => {
    load(one);
    audio.currentTime = Math.min(Math.max(0, to), Math.max(0, length(one) - 0.05));
    draw(one);
  };
  for (const kind of ["play", "pause", "ended"]) audio.addEventListener(kind, mark);
  audio.addEventListener("timeupdate", () => { if (current?.isConnected) draw(current); });
  // Cards are made anew after a change; the sound goes on.
  const adopt = () => {
    for (const one of document.querySelectorAll(".segment")) {
      if (current && !current.isConnected && path(one) === path(current)) current = one;
      prepare(one);
    }
    mark();
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest(".playsegment");
    if (button) toggle(card(button));
  });
  // A press on the waveform plays from there; while a highlight is marked, it chooses.
  let marking = null;
  let didDrag = false;
  const at = (event, wave) => {
    const box = wave.getBoundingClientRect();
    return Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)) * length(card(wave));
  };
  // What a page does with a part that was marked.
  let didMark = null;
  const text = (tenths) => {
    const whole = Math.floor(tenths / 10);
    return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}${tenths % 10 ? `.${tenths % 10}` : ""}`;
  };
  document.addEventListener("click", (event) => {
    const wave = event.target.closest(".segment .wave");
    if (wave && !didDrag && marking !== card(wave) && length(card(wave))) seek(card(wave), at(event, wave));
    didDrag = false;
  });
  document.addEventListener("pointerdown", (event) => {
    didDrag = false;
    const wave = event.target.closest(".segment .wave");
    if (!wave || event.button > 0 || marking !== card(wave) || !length(card(wave))) return;
    event.preventDefault();
    wave.setPointerCapture(event.pointerId);
    didDrag = true;
    const one = marking;
    const from = one.querySelector("[data-at='highlight.from']");
    const to = one.querySelector("[data-at='highlight.to']");
    const before = [from.value, to.value];
    const start = at(event, wave);
    let part = null;
    const move = (moved) => {
      const here = at(moved, wave);
      const first = Math.floor(Math.min(start, here) * 10);
      const end = Math.floor(Math.max(start, here) * 10);
      // A press that hardly moves marks nothing.
      part = end > first ? { from: text(first), to: text(end) } : null;
      [from.value, to.value] = part ? [part.from, part.to] : before;
      showHighlight(one);
    };
    const end = (isKept) => {
      wave.removeEventListener("pointermove", move);
      wave.removeEventListener("pointerup", up);
      wave.removeEventListener("pointercancel", cancel);
      // Escape ends it too.
      if (isKept && part && marking === one) {
        stopMarking();
        didMark?.(one, part);
      } else {
        [from.value, to.value] = before;
        showHighlight(one);
      }
    };
    const up = () => end(true);
    const cancel = () => end(false);
    wave.addEventListener("pointermove", move);
    wave.addEventListener("pointerup", up);
    wave.addEventListener("pointercancel", cancel);
  });
  const stopMarking = () => {
    marking?.classList.remove("marking");
    marking = null;
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".mark");
    if (!button) return;
    stopMarking();
    marking = card(button);
    marking.classList.add("marking");
    studio.say("Drag over the part of the waveform that’s the highlight. Escape ends it.");
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") stopMarking();
    const wave = event.target.closest?.(".segment .wave");
    if (!wave) return;
    const one = card(wave);
    const now = current === one ? audio.currentTime : 0;
    const to = { ArrowLeft: now - 5, ArrowRight: now + 5, Home: 0, End: length(one) }[event.key];
    if (to !== undefined) { event.preventDefault(); seek(one, to); }
    if (event.key === " " || event.key === "Enter") { event.preventDefault(); toggle(one); }
  });
  document.addEventListener("input", (event) => {
    if (event.target.dataset.at?.startsWith("highlight.")) showHighlight(card(event.target));
  });
  adopt();
  return {
    adopt,
    pause: () => audio.pause(),
    get isBusy() { return !audio.paused || marking !== null; },
    set didMark(action) { didMark = action; },
  };
})();
