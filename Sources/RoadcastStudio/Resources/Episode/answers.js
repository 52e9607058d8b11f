// What the studio answers to a change, on the page: what's typed, played or unfolded stays as it is.
"use strict";
const answers = (() => {
  const main = document.getElementById("main");
  const parsed = (html) => {
    const holder = document.createElement("template");
    holder.innerHTML = html;
    return holder.content.firstElementChild;
  };
  // Whether a person is changing a field, or has changed it and it isn't saved yet.
  const isTouched = (field) => changes.isPending(field)
    || (!field.matches("select") && field === document.activeElement && field.value !== field.defaultValue);
  // Makes a part of the page like a new one, and leaves alone what's typed, played or unfolded in it.
  const patch = (old, made) => {
    const isWave = old.matches(".wave");
    for (const { name } of [...old.attributes]) {
      // A card that's being taken out stays hidden.
      const isOurs = ["open", "class", "style"].includes(name) || (name === "hidden" && old.matches(".segment"));
      if (!made.hasAttribute(name) && !isOurs) old.removeAttribute(name);
    }
    const isKept = old.matches("input, textarea") && isTouched(old);
    for (const { name, value } of made.attributes) {
      if (["open", "class"].includes(name) || (isWave && name.startsWith("aria-value"))) continue;
      if (old.getAttribute(name) !== value) old.setAttribute(name, value);
    }
    if (old.matches("input:not([type=file])") && !isKept) {
      if (old.type === "checkbox") old.checked = made.checked;
      else if (old.value !== made.value) old.value = made.value;
    }
    if (isWave) return;
    const olds = [...old.childNodes];
    const news = [...made.childNodes];
    if (olds.length !== news.length || olds.some((one, index) => one.nodeName !== news[index].nodeName)) {
      // Only lines of facts, and choices, have parts that come and go.
      const chosen = old.matches("select") && isTouched(old) ? old.value : null;
      old.replaceChildren(...news);
      if (chosen !== null) old.value = chosen;
      return;
    }
    olds.forEach((one, index) => {
      if (one.nodeType === Node.ELEMENT_NODE) patch(one, news[index]);
      else if (one.data !== news[index].data) one.data = news[index].data;
    });
    if (old.matches("select") && !isTouched(old)) old.value = made.value;
  };
  // The cards as the studio has them. Those that were moved since, and are on their way, keep their new place.
  const showSegments = (html) => {
    const list = document.getElementById("segments");
    const made = parsed(html);
    if (!made) return;
    const focused = document.activeElement?.closest?.("#segments .segment") ? document.activeElement : null;
    const left = new Set(list.children);
    const order = [...made.children].map((card) => {
      const all = [...left].filter((one) => one.dataset.path === card.dataset.path);
      const same = all.find((one) => one.dataset.index === card.dataset.index) || all[0];
      if (!same) return card;
      left.delete(same);
      patch(same, card);
      return same;
    });
    for (const card of left) card.remove();
    const isSettled = changes.waiting <= 1 && !list.querySelector(".moving");
    order.forEach((card, index) => {
      if (!card.isConnected) list.insertBefore(card, list.children[index] || null);
      else if (isSettled && list.children[index] !== card) list.insertBefore(card, list.children[index]);
    });
    if (focused?.disabled) focused.closest(".segment").querySelector(".handle").focus();
    else if (focused?.isConnected && document.activeElement !== focused) focused.focus();
    changes.forgetRemoved();
    sound.adopt();
  };
  const showLengths = (answer) => {
    const lengths = document.getElementById("lengths");
    const made = lengths && parsed(answer.lengths);
    if (!made) return;
    const feed = lengths.contains(document.activeElement) ? document.activeElement.dataset.feed : null;
    lengths.replaceWith(made);
    if (feed) made.querySelector(`.listen[data-feed="${CSS.escape(feed)}"]`)?.focus();
  };
  const undo = document.getElementById("undo");
  const redo = document.getElementById("redo");
  const showHistory = (answer) => {
    if (answer.step) main.dataset.step = answer.step; else delete main.dataset.step;
    if (answer.redoStep) main.dataset.redo = answer.redoStep; else delete main.dataset.redo;
    undo.disabled = !answer.step;
    redo.disabled = !answer.redoStep;
    const words = [];
    if (answer.undoes) words.push(`Undo takes back: ${answer.undoes}.`);
    if (answer.redoes) words.push(`Redo repeats: ${answer.redoes}.`);
    const help = document.getElementById("undohelp");
    if (help.textContent !== words.join(" ")) help.textContent = words.join(" ");
  };
  const show = (answer) => {
    changes.version = answer.version;
    main.dataset.version = answer.version;
    main.dataset.folder = answer.folder;
    // The last change here, which can be undone.
    showHistory(answer);
    problems.clear();
    showLengths(answer);
    showSegments(answer.segments);
    problems.show(answer.problems);
    problems.showRefusals(answer.refusals);
    if (segments.cards().some((card, index) => Number(card.dataset.index) !== index)) segments.measure();
    document.dispatchEvent(new Event("episode:shown"));
  };

  // The values that aren't a recording's, as they're on the disk.
  const showFields = async () => {
    const response = await fetch(location.pathname);
    if (!response.ok || response.redirected) return;
    const made = new DOMParser().parseFromString(await response.text(), "text/html");
    const all = (page) => [...page.querySelectorAll("main [data-at], main .pickers")].filter((one) => !one.closest(".segment"));
    // What's added at fields isn't in the new page.
    problems.clear();
    const news = all(made);
    all(document).forEach((old, index) => {
      const now = news[index];
      if (old.id === "notes" || !now || now.id !== old.id || now.type !== old.type) return;
      if (old.matches("textarea")) {
        const isKept = isTouched(old);
        old.defaultValue = now.defaultValue;
        if (!isKept) old.value = now.defaultValue;
      } else {
        patch(old, now);
      }
    });
  };
  return { show, showLengths, showFields };
})();
