// The player of an episode's page, and of a frame in another site's. Without it, a page has the browser's own player, and links into the recording.
"use strict";
(() => {
  const root = document.body;
  const box = document.querySelector(".player");
  if (!box) return;
  const audio = box.querySelector("audio");
  const deck = box.querySelector(".deck");
  const find = (selector) => box.querySelector(selector);
  // A player in a frame has fewer buttons.
  const press = (selector, action) => find(selector)?.addEventListener("click", action);
  const wave = find(".wave");
  const note = find(".note");
  const length = Number(box.dataset.length);
  const { askToCopy, clock, copy, cues, fold } = roadcast;
  const links = [...document.querySelectorAll(".chapters a[data-t]")];
  const chapters = links.map((link) => ({
    start: Number(link.dataset.t),
    title: link.lastElementChild.textContent,
    link,
  }));
  const transcript = document.querySelector(".transcript");
  // Each cue becomes an element of its own.
  const paragraphs = transcript ? [...transcript.querySelectorAll("p[data-t]")].map((paragraph) => {
    const own = cues(paragraph).map(({ text, start }) => {
      const line = document.createElement("span");
      line.dataset.t = start;
      line.textContent = text;
      return line;
    });
    paragraph.lastChild.replaceWith(...own.flatMap((line) => [" ", line]));
    return own;
  }) : [];
  const lines = paragraphs.flat();
  const starts = lines.map((line) => Number(line.dataset.t));

  root.classList.add("script");
  audio.controls = false;
  audio.hidden = true;
  deck.hidden = false;

  // What the device remembers; private windows and folders may refuse to.
  const store = {
    get: (key) => { try { return localStorage.getItem(`roadcast:${key}`); } catch { return null; } },
    set: (key, value) => { try { localStorage.setItem(`roadcast:${key}`, value); } catch { /* not kept */ } },
    remove: (key) => { try { localStorage.removeItem(`roadcast:${key}`); } catch { /* not kept */ } },
  };
  // A player in a frame goes on where the episode's page stopped.
  const place = `at:${new URL(box.dataset.page || "", location.href).pathname}`;

  // The last one that has begun; -1 before the first.
  const lastBefore = (times, seconds) => {
    let low = 0;
    let high = times.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (times[middle] <= seconds + 0.05) low = middle + 1; else high = middle;
    }
    return low - 1;
  };

  // Where the listener is: a wanted position counts before the audio has loaded.
  let wanted = null;
  const position = () => (wanted === null ? audio.currentTime : wanted);

  const arrive = () => {
    if (wanted === null) return;
    const target = Math.min(wanted, length - 0.1);
    audio.currentTime = target;
    wanted = null;
    // Without byte ranges, a browser can only play from the start.
    const check = () => {
      const reach = audio.seekable.length ? audio.seekable.end(audio.seekable.length - 1) : 0;
      if (Math.abs(audio.currentTime - target) > 2 && reach < target) {
        note.textContent =
          "This web server can’t jump within a recording, so it plays from the start. Ask whoever runs it to turn on byte ranges.";
      }
    };
    audio.addEventListener("seeked", check, { once: true });
    setTimeout(check, 1500);
  };

  const seek = (seconds) => {
    const target = Math.min(Math.max(0, seconds), Math.max(0, length - 0.1));
    const isLoading = wanted !== null;
    wanted = target;
    if (audio.readyState > 0) {
      arrive();
    } else if (!isLoading) {
      audio.addEventListener("loadedmetadata", arrive, { once: true });
      if (audio.preload === "none") { audio.preload = "metadata"; audio.load(); }
    }
    draw();
  };

  // An address that names a moment (#t=12.5) is no longer true once someone went elsewhere by hand.
  const forgetAddress = () => {
    if (location.hash) history.replaceState(null, "", location.pathname + location.search);
  };
  const jump = (seconds) => {
    forgetAddress();
    seek(seconds);
  };

  // Browsers can refuse to start playing; the button is still there.
  const play = () => audio.play().catch(() => {});
  const toggle = () => { if (audio.paused) play(); else audio.pause(); };

  let currentLine = -1;
  // None is drawn yet; -1 is before the first one.
  let currentChapter = null;
  const chapterTitle = () => chapters[currentChapter]?.title || "";
  const followBox = transcript && transcript.querySelector(".follow input");
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)");

  function draw() {
    const now = position();
    const share = length > 0 ? Math.min(1, now / length) : 0;
    wave.style.setProperty("--at", `${(share * 100).toFixed(2)}%`);
    find(".now").textContent = clock(now);
    find(".left").textContent = `−${clock(length - now)}`;
    const chapter = lastBefore(chapters.map((one) => one.start), now);
    const title = chapter >= 0 ? chapters[chapter].title : "";
    wave.setAttribute("aria-valuenow", String(Math.floor(now)));
    wave.setAttribute("aria-valuetext", `${clock(now)} of ${clock(length)}${title ? `, ${title}` : ""}`);
    if (chapter !== currentChapter) {
      if (chapters[currentChapter]) chapters[currentChapter].link.removeAttribute("aria-current");
      if (chapters[chapter]) chapters[chapter].link.setAttribute("aria-current", "true");
      find(".chapter").textContent = title;
      currentChapter = chapter;
      describe();
    }
    const line = now > 0 ? lastBefore(starts, now) : -1;
    if (line !== currentLine) {
      if (lines[currentLine]) lines[currentLine].classList.remove("here");
      currentLine = line;
      if (lines[line]) {
        lines[line].classList.add("here");
        if (followBox.checked && !audio.paused) {
          lines[line].scrollIntoView({ block: "center", behavior: isCalm.matches ? "auto" : "smooth" });
        }
      }
    }
  }

  // Reading on by hand ends following.
  for (const kind of ["wheel", "touchmove"]) {
    addEventListener(kind, (event) => {
      if (followBox && !audio.paused && !box.contains(event.target)) followBox.checked = false;
    }, { passive: true });
  }

  // Speed, remembered for all episodes.
  const speeds = [0.8, 1, 1.2, 1.5, 1.75, 2];
  const speedButton = find(".speed");
  const setSpeed = (speed) => {
    audio.defaultPlaybackRate = audio.playbackRate = speed;
    if (speedButton) {
      speedButton.textContent = `${speed}×`;
      speedButton.setAttribute("aria-label", `Speed ${speed}×`);
    }
    store.set("speed", String(speed));
  };
  const nextSpeed = (step) => {
    const index = speeds.indexOf(audio.playbackRate);
    const next = index < 0 ? 1 : index + step;
    setSpeed(speeds[(next + speeds.length) % speeds.length]);
  };
  const kept = Number(store.get("speed"));
  if (speeds.includes(kept)) setSpeed(kept);
  press(".speed", () => nextSpeed(1));
  press(".play", toggle);
  press(".back", () => jump(position() - 15));
  press(".forward", () => jump(position() + 30));

  press(".copy", async () => {
    const now = Math.floor(position());
    const link = `${location.href.split("#")[0]}#t=${now}`;
    if (await copy(link)) {
      note.textContent = `Copied a link to ${clock(now)}.`;
    } else {
      const address = document.createElement("span");
      address.textContent = link;
      note.replaceChildren(`${askToCopy} `, address);
      getSelection().selectAllChildren(address);
    }
  });

  const previous = () => {
    const back = lastBefore(chapters.map((one) => one.start), position() - 3);
    jump(back >= 0 ? chapters[back].start : 0);
  };
  const next = () => {
    const following = chapters.find((one) => one.start > position() + 0.05);
    if (following) jump(following.start);
  };

  // The waveform is a slider: dragged, or moved with the arrow keys.
  const pointed = (event) => {
    const area = wave.getBoundingClientRect();
    return (Math.min(Math.max(event.clientX - area.left, 0), area.width) / area.width) * length;
  };
  wave.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    wave.setPointerCapture(event.pointerId);
    jump(pointed(event));
  });
  wave.addEventListener("pointermove", (event) => {
    if (wave.hasPointerCapture(event.pointerId)) seek(pointed(event));
  });
  wave.addEventListener("keydown", (event) => {
    const steps = { ArrowLeft: -5, ArrowDown: -5, ArrowRight: 5, ArrowUp: 5, PageDown: -60, PageUp: 60 };
    if (event.key in steps) jump(position() + steps[event.key]);
    else if (event.key === "Home") jump(0);
    else if (event.key === "End") jump(length - 1);
    else return;
    event.preventDefault();
  });

  const moment = (hash) => {
    const match = /^#t=(\d{1,6}(?:\.\d{1,3})?)$/.exec(hash);
    return match ? Number(match[1]) : null;
  };
  document.addEventListener("click", (event) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest("a");
    if (link && link.href.split("#")[0] === audio.src && moment(link.hash) !== null) {
      event.preventDefault();
      jump(moment(link.hash));
      play();
      return;
    }
    const line = event.target.closest(".transcript span[data-t]");
    if (line && getSelection().isCollapsed) {
      jump(Number(line.dataset.t));
      play();
    }
  });
  const follow = () => {
    const seconds = moment(location.hash);
    if (seconds !== null) seek(seconds);
    return seconds !== null;
  };
  addEventListener("hashchange", follow);

  // Where the listener stopped, and back there the next time.
  let saved = 0;
  const save = () => {
    const now = position();
    if (now > length - 10) store.remove(place);
    else if (now > 5) store.set(place, now.toFixed(1));
  };
  audio.addEventListener("timeupdate", () => {
    draw();
    if (Math.abs(audio.currentTime - saved) > 5) { saved = audio.currentTime; save(); }
  });
  for (const kind of ["pause", "seeked"]) audio.addEventListener(kind, save);
  addEventListener("pagehide", save);
  audio.addEventListener("ended", () => { store.remove(place); });
  for (const kind of ["play", "pause", "ended"]) {
    audio.addEventListener(kind, () => {
      root.classList.toggle("playing", !audio.paused);
      find(".play").setAttribute("aria-label", audio.paused ? "Play" : "Pause");
      draw();
    });
  }
  audio.addEventListener("error", () => {
    note.textContent = "The recording can’t be loaded. Check the connection, and load the page again.";
  });

  // Keys, unless someone is typing. They can be turned off (WCAG 2.1.4).
  const help = document.querySelector(".shortcuts");
  const keySwitch = help && help.querySelector("input");
  if (help) {
    help.hidden = false;
    keySwitch.checked = store.get("keys") !== "off";
    keySwitch.addEventListener("change", () => store.set("keys", keySwitch.checked ? "on" : "off"));
  }
  const search = transcript && transcript.querySelector("input[type=search]");
  const keys = {
    k: toggle,
    j: () => jump(position() - 15),
    l: () => jump(position() + 30),
    p: previous,
    n: next,
    ",": () => nextSpeed(-1),
    ".": () => nextSpeed(1),
    "/": () => search && search.focus(),
  };
  addEventListener("keydown", (event) => {
    if (!keySwitch?.checked || event.metaKey || event.ctrlKey || event.altKey) return;
    if (event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
    const action = keys[event.key.toLowerCase()];
    if (!action) return;
    event.preventDefault();
    action();
  });

  // The lock screen, headphones and the car.
  function describe() {
    if (!("mediaSession" in navigator) || !("MediaMetadata" in window)) return;
    navigator.mediaSession.metadata = new MediaMetadata({
      title: box.dataset.title,
      artist: chapterTitle() || root.dataset.show,
      album: root.dataset.show,
      // A page in a folder can't show its picture there.
      artwork: location.protocol.startsWith("http")
        ? [{ src: new URL(root.dataset.cover, location.href).href }] : [],
    });
  }
  if ("mediaSession" in navigator) {
    const actions = {
      play,
      pause: () => audio.pause(),
      seekbackward: (details) => jump(position() - (details.seekOffset || 15)),
      seekforward: (details) => jump(position() + (details.seekOffset || 30)),
      seekto: (details) => jump(details.seekTime),
      previoustrack: previous,
      nexttrack: next,
    };
    for (const [name, action] of Object.entries(actions)) {
      // Older browsers know only some of them.
      try { navigator.mediaSession.setActionHandler(name, action); } catch { /* unknown */ }
    }
  }

  // Find in the transcript: every line with the words, and the next one with Enter.
  if (transcript) {
    transcript.querySelector(".tools").hidden = false;
    const found = transcript.querySelector(".found");
    const texts = paragraphs.map((own) => {
      let text = "";
      const parts = own.map((line) => {
        const start = text.length;
        text += fold(line.textContent);
        const end = text.length;
        text += " ";
        return { line, start, end };
      });
      return { text, parts };
    });
    let hits = [];
    let chosen = -1;
    const show = () => {
      found.textContent = hits.length ? `${chosen + 1} of ${hits.length}` : search.value.trim() ? "Not found" : "";
    };
    search.addEventListener("input", () => {
      for (const line of lines) line.classList.remove("hit", "chosen");
      const wantedWords = fold(search.value.trim());
      hits = [];
      chosen = -1;
      if (wantedWords.length > 0) {
        for (const { text, parts } of texts) {
          for (let at = text.indexOf(wantedWords); at >= 0; at = text.indexOf(wantedWords, at + 1)) {
            const end = at + wantedWords.length;
            const touched = parts.filter((part) => part.start < end && part.end > at);
            for (const part of touched) part.line.classList.add("hit");
            if (touched.length && hits[hits.length - 1] !== touched[0].line) hits.push(touched[0].line);
          }
        }
      }
      if (hits.length) go(1); else show();
    });
    const go = (step) => {
      if (!hits.length) return;
      if (hits[chosen]) hits[chosen].classList.remove("chosen");
      chosen = (chosen + step + hits.length) % hits.length;
      hits[chosen].classList.add("chosen");
      hits[chosen].scrollIntoView({ block: "center" });
      show();
    };
    search.addEventListener("keydown", (event) => {
      if (event.key === "Enter") { event.preventDefault(); go(event.shiftKey ? -1 : 1); }
    });
  }

  // An answer says which moment it's about: a mail where its form has room for it, a web page in its parameters.
  for (const answer of document.querySelectorAll("a.answer")) {
    const address = answer.getAttribute("href");
    answer.addEventListener("click", () => {
      const now = position();
      const title = chapterTitle();
      const value = encodeURIComponent;
      if (answer.protocol === "mailto:") {
        const place = now < 1 ? "the whole episode" : title ? `${clock(now)}, ${title}` : clock(now);
        // The last one: an episode's title can have it too, and comes before.
        answer.href = address.replace(/%5Btime%5D(?!.*%5Btime%5D)/i, () => value(place));
      } else if (now >= 1) {
        const [page, hash] = address.split(/(?=#)/);
        const parameters = `time=${value(clock(now))}${title ? `&chapter=${value(title)}` : ""}`;
        answer.href = `${page}${page.includes("?") ? "&" : "?"}${parameters}${hash || ""}`;
      }
    });
  }

  if (location.hash === "#play") {
    forgetAddress();
    wanted = null;
    find(".play").focus();
    play();
  } else if (!follow()) {
    const last = Number(store.get(place));
    if (last > 5 && last < length - 10) {
      // Nothing is loaded before someone wants to listen.
      wanted = last;
      audio.addEventListener("loadedmetadata", arrive, { once: true });
      note.textContent = `Goes on at ${clock(last)}.`;
      audio.addEventListener("play", () => { note.textContent = ""; }, { once: true });
    }
  }
  draw();
})();
