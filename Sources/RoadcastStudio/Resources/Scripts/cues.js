// The transcript desk: text beside sound, and every change is saved at once.
"use strict";
(() => {
  const main = document.getElementById("main");
  const audio = document.getElementById("sound");
  const address = `/episodes/${main.dataset.slug}/transcript`;
  const segment = Number(main.dataset.segment);
  let version = main.dataset.version;
  let last = Promise.resolve();
  let waiting = 0;
  // Someone else's version was chosen: it's shown once everything else is saved.
  let isReloadWanted = false;
  const timers = new Map();

  const list = () => document.getElementById("cues");
  const cues = () => [...list().children];
  const indexOf = (cue) => Number(cue.dataset.cue);
  const startOf = (cue) => Number(cue.dataset.start);
  const endOf = (cue) => Number(cue.dataset.end);
  const words = (cue) => cue.querySelector(".words");
  const who = (cue) => cue.querySelector(".who");
  const busy = () => { main.dataset.waiting = String(waiting > 0 || timers.size > 0); };

  // 0:05.25 or 5.25 or 1:02:03; null for anything else.
  const seconds = (text) => {
    const parts = text.trim().split(":");
    if (!text.trim() || parts.length > 3 || parts.some((part) => !/^\d+(\.\d{1,3})?$/.test(part))) return null;
    return parts.reduce((sum, part) => sum * 60 + Number(part), 0);
  };

  // MARK: Sound

  let playing = null;
  const follow = () => {
    const now = cues().find((cue) => audio.currentTime >= startOf(cue) - 0.005 && audio.currentTime < endOf(cue));
    if (now === playing) return;
    playing?.classList.remove("now");
    playing = now || null;
    playing?.classList.add("now");
    const isTyping = main.contains(document.activeElement) && document.activeElement.closest(".cue");
    if (playing && !audio.paused && !isTyping) playing.scrollIntoView({ block: "nearest" });
  };
  audio.addEventListener("timeupdate", follow);
  audio.addEventListener("seeked", follow);
  const playFrom = (cue) => {
    audio.currentTime = startOf(cue);
    audio.play().catch(() => studio.say("This recording can’t be played.", true));
  };
  const go = (cue, place = 0) => {
    if (!cue) return;
    words(cue).focus();
    words(cue).setSelectionRange(place, place);
    cue.scrollIntoView({ block: "nearest" });
  };

  // MARK: Marks

  const showMarks = (marks) => {
    for (const cue of cues()) {
      const box = cue.querySelector(".marks");
      const own = marks.filter((mark) => mark.cue === indexOf(cue));
      box.textContent = "";
      for (const mark of own) {
        const row = document.createElement("p");
        row.className = "problem warning";
        const phrase = document.createElement("mark");
        phrase.textContent = words(cue).value.slice(mark.from, mark.to);
        row.append(phrase, ` ${mark.words}`);
        box.append(row);
      }
    }
  };
  let isAsking = false;
  let isStale = false;
  const mark = async () => {
    if (main.dataset.rules !== "true" || !list()) return;
    if (isAsking) { isStale = true; return; }
    isAsking = true;
    do {
      isStale = false;
      const shown = cues().map((cue) => ({ text: words(cue).value, speaker: who(cue).value || null }));
      try { showMarks(await studio.post(`${address}/marks`, { segment, cues: shown })); } catch { /* saving reports it */ }
    } while (isStale);
    isAsking = false;
  };

  // MARK: Saving

  const replace = (html) => {
    const holder = document.createElement("template");
    holder.innerHTML = html;
    const open = cues().filter((cue) => cue.querySelector("details").open).map(indexOf);
    list().replaceWith(holder.content.firstElementChild);
    for (const cue of cues()) cue.querySelector("details").open = open.includes(indexOf(cue));
    playing = null;
    follow();
  };
  const change = (edits, { redraws = true, then = null, says = "Saved." } = {}) => {
    waiting += 1;
    busy();
    last = last.then(async () => {
      let isDone = false;
      try {
        isDone = await attempt(edits, redraws);
        if (isDone && says) studio.say(says);
      } catch (error) {
        studio.say(error.message, true);
      } finally {
        waiting -= 1;
        busy();
      }
      if (isDone) then?.();
      if (isReloadWanted && !waiting && !timers.size) location.reload();
    });
    return last;
  };
  // One that meets someone else's change waits for the person's choice, and so do those that follow it.
  const attempt = async (edits, redraws) => {
    for (;;) {
      try {
        const answer = await studio.post(address, { segment, version, edits });
        version = answer.version;
        document.getElementById("conversion")?.remove();
        if (redraws) replace(answer.cues);
        showMarks(answer.marks);
        return true;
      } catch (error) {
        const choice = await new Promise((resolve) => {
          if (!conflicts.show(error, (isMine, theirs) => resolve({ isMine, theirs }))) resolve(null);
        });
        if (!choice) throw error;
        version = choice.theirs.version;
        if (!choice.isMine) { isReloadWanted = true; return false; }
      }
    }
  };
  const saveNow = (cue) => {
    if (!timers.has(cue)) return;
    clearTimeout(timers.get(cue));
    timers.delete(cue);
    change([{ kind: "write", cue: indexOf(cue), text: words(cue).value, speaker: who(cue).value }], { redraws: false });
  };
  const flush = () => { for (const cue of [...timers.keys()]) saveNow(cue); };
  const later = (cue) => {
    clearTimeout(timers.get(cue));
    timers.set(cue, setTimeout(() => saveNow(cue), 1200));
    busy();
  };
  // A change of the list comes after what was typed.
  const restructure = (edit, place, says) => {
    flush();
    change([edit], { says, then: () => go(cues()[place]) });
  };
  const split = (cue) => {
    const text = words(cue).value;
    const after = [...new Intl.Segmenter().segment(text.slice(0, words(cue).selectionStart))].length;
    const isWithin = audio.currentTime > startOf(cue) && audio.currentTime < endOf(cue);
    restructure({ kind: "split", cue: indexOf(cue), after, start: isWithin ? audio.currentTime : null }, indexOf(cue) + 1, "Split.");
  };
  const nudge = (cue, to) => {
    restructure({ kind: "nudge", cue: indexOf(cue), start: Math.max(0, to) }, indexOf(cue), "Moved.");
  };

  // MARK: Events

  main.addEventListener("input", (event) => {
    const cue = event.target.closest(".cue");
    if (!cue || !event.target.matches(".words, .who")) return;
    mark();
    later(cue);
  });
  main.addEventListener("change", (event) => {
    const cue = event.target.closest(".cue");
    if (!cue) return;
    if (event.target.matches(".words, .who")) { saveNow(cue); return; }
    if (!event.target.matches(".at, .until")) return;
    const start = seconds(cue.querySelector(".at").value);
    const end = seconds(cue.querySelector(".until").value);
    if (start === null || end === null) { studio.say("Write times like 1:02.5.", true); return; }
    flush();
    change([{ kind: "time", cue: indexOf(cue), start, end }]);
  });
  main.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    const cue = button?.closest(".cue");
    if (!cue) return;
    if (button.matches(".from")) playFrom(cue);
    else if (button.matches(".here")) nudge(cue, audio.currentTime);
    else if (button.matches(".split")) split(cue);
    else if (button.matches(".join")) restructure({ kind: "join", cue: indexOf(cue) }, indexOf(cue), "Joined.");
    else if (button.matches(".away")) restructure({ kind: "remove", cue: indexOf(cue) }, Math.max(0, indexOf(cue) - 1), "Removed. The history brings it back.");
  });
  main.addEventListener("keydown", (event) => {
    const cue = event.target.closest(".cue");
    if (!cue || !event.altKey || event.ctrlKey || event.metaKey) return;
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps) {
      const next = cues()[indexOf(cue) + steps[event.key]];
      if (next) { saveNow(cue); go(next); playFrom(next); }
    } else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      nudge(cue, startOf(cue) + (event.key === "ArrowLeft" ? -0.1 : 0.1));
    } else if (event.key === "Enter") {
      split(cue);
    } else if (event.code === "KeyJ") {
      restructure({ kind: "join", cue: indexOf(cue) }, indexOf(cue), "Joined.");
    } else if (event.code === "KeyP") {
      if (audio.paused) playFrom(cue); else audio.pause();
    } else {
      return;
    }
    event.preventDefault();
  });
  addEventListener("beforeunload", (event) => {
    flush();
    if (waiting) event.preventDefault();
  });
  busy();
  mark();
})();
