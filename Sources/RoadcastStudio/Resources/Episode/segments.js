// The order of the cards, and the lengths while it changes.
"use strict";
const segments = (() => {
  const list = () => document.getElementById("segments");
  // Without those that are being taken out.
  const cards = () => [...list().children].filter((card) => !card.hidden);
  const titleOf = (card) => card.querySelector("[data-at=title]").value;
  // What a page does with a new order.
  let didMove = null;

  const lengthText = (milliseconds) => {
    const tenths = Math.round(milliseconds / 100);
    if (tenths < 600) return `${Math.floor(tenths / 10)}.${tenths % 10} s`;
    const whole = Math.floor(tenths / 10);
    const two = (number) => String(number).padStart(2, "0");
    const minutes = Math.floor(whole / 60);
    return minutes < 60
      ? `${minutes}:${two(whole % 60)}.${tenths % 10}`
      : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(whole % 60)}.${tenths % 10}`;
  };

  // Only the last recording isn't followed by a pause, so the order counts.
  const measure = () => {
    const box = document.getElementById("lengths");
    if (!box) return;
    const { min, max, low, high, rate, scale } = Object.fromEntries(
      Object.entries(box.dataset).map(([name, value]) => [name, Number(value)]));
    const order = cards();
    for (const version of box.querySelectorAll(".version")) {
      const heard = new Set(version.dataset.segments.split(" "));
      const parts = order.filter((card) => heard.has(card.dataset.index));
      if (!parts.length) continue;
      const head = Number(version.dataset.head);
      const tail = Number(version.dataset.tail);
      const blocks = parts.reduce((sum, card) => sum + Number(card.dataset.block), head);
      const last = parts[parts.length - 1];
      const samples = tail ? blocks + tail : blocks - Number(last.dataset.block) + Number(last.dataset.length);
      const milliseconds = (samples * 1000) / rate;
      version.querySelector(".fill").setAttribute("width", String(Math.round((milliseconds * 1000) / scale)));
      const length = version.querySelector(".length");
      const verdict = version.querySelector(".verdict");
      // The words are the studio's, about the length that it measured.
      version.dataset.measured ??= length.textContent;
      version.dataset.words ??= verdict.textContent;
      length.textContent = lengthText(milliseconds);
      verdict.textContent = length.textContent === version.dataset.measured ? version.dataset.words : "";
      version.classList.remove("on", "off", "out");
      version.classList.add(milliseconds < min || milliseconds > max ? "out" : milliseconds < low || milliseconds > high ? "off" : "on");
    }
  };

  const move = (card, to, isDone = true) => {
    const all = cards();
    const from = all.indexOf(card);
    const place = Math.min(Math.max(0, to), all.length - 1);
    if (place === from) return;
    // The others move: a card that's taken out of the page loses the pointer, and the focus.
    if (place > from) card.before(...all.slice(from + 1, place + 1)); else card.after(...all.slice(place, from));
    measure();
    if (isDone) finish(card, from);
  };
  const finish = (card, from) => {
    const to = cards().indexOf(card);
    if (from !== to) didMove?.(card, to, titleOf(card));
  };

  // Pointers: a mouse, a pen or a finger on the handle.
  document.addEventListener("pointerdown", (event) => {
    const handle = event.target.closest(".handle");
    if (!handle || event.button > 0) return;
    const card = handle.closest(".segment");
    event.preventDefault();
    handle.focus();
    handle.setPointerCapture(event.pointerId);
    card.classList.add("moving");
    const start = cards().indexOf(card);
    const drag = (moved) => {
      const all = cards();
      const from = all.indexOf(card);
      let to = all.findIndex((one) => {
        const box = one.getBoundingClientRect();
        return moved.clientY < box.top + box.height / 2;
      });
      if (to < 0) to = all.length;
      if (to > from) to -= 1;
      move(card, to, false);
      if (moved.clientY < 60) scrollBy(0, -12);
      if (moved.clientY > innerHeight - 60) scrollBy(0, 12);
    };
    const end = () => {
      handle.removeEventListener("pointermove", drag);
      handle.removeEventListener("pointerup", end);
      handle.removeEventListener("pointercancel", end);
      card.classList.remove("moving");
      finish(card, start);
    };
    handle.addEventListener("pointermove", drag);
    handle.addEventListener("pointerup", end);
    handle.addEventListener("pointercancel", end);
  });
  document.addEventListener("keydown", (event) => {
    const handle = event.target.closest?.(".handle");
    if (!handle) return;
    const card = handle.closest(".segment");
    const from = cards().indexOf(card);
    const to = { ArrowUp: from - 1, ArrowDown: from + 1, Home: 0, End: cards().length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    move(card, to);
  });
  document.addEventListener("click", (event) => {
    const up = event.target.closest(".up");
    const button = up || event.target.closest(".down");
    if (!button) return;
    const card = button.closest(".segment");
    move(card, cards().indexOf(card) + (up ? -1 : 1));
  });
  return { cards, measure, titleOf, set didMove(action) { didMove = action; } };
})();
