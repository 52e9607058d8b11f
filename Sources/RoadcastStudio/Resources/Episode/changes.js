// Changes of an episode: sent one after the other, and saved at once.
"use strict";
const changes = (() => {
  const main = document.getElementById("main");
  const address = `/episodes/${main.dataset.slug}`;
  let version = main.dataset.version;
  let last = Promise.resolve();
  let waiting = 0;
  // The fields that are saved in a moment, and those whose change is on its way.
  const timers = new Map();
  const sending = new Map();
  // Someone else's version was chosen: it's shown once everything else is saved.
  let isReloadWanted = false;

  // Changes are sent one after the other: each is made in the text that the one before left. One that meets
  // someone else's change waits for the person's choice, and so do those that follow it.
  const mark = () => { main.dataset.waiting = String(waiting > 0 || timers.size > 0); };
  const chosen = (error, isOnce) => new Promise((resolve) => {
    if (!conflicts.show(error, (isMine, theirs) => resolve({ isMine, theirs }), isOnce ? null : undefined)) resolve(null);
  });
  const attempt = async (send, { says = "Saved.", didSend = null, failed = null, takeTheirs = null, isOnce = false }) => {
    for (;;) {
      try {
        const answer = await send();
        didSend?.(answer);
        refused.textContent = "";
        answers.show(answer);
        if (says) studio.say(says);
        return true;
      } catch (error) {
        const choice = await chosen(error, isOnce);
        if (!choice?.isMine) failed?.();
        if (!choice) {
          studio.say(error.message, true);
          if (error.status !== 0) showRefusal(error.message);
          try { answers.show(await studio.get(`${address}/state`)); } catch { /* it was reported */ }
          return false;
        }
        const { isMine, theirs } = choice;
        if (!takeTheirs?.(theirs)) version = theirs.version;
        if (!isMine) { isReloadWanted = true; return false; }
        // The recordings' positions can be others now, and other values too.
        try {
          answers.show(await studio.get(`${address}/state`));
          await answers.showFields();
        } catch { /* the next try reports it */ }
      }
    }
  };
  const change = (send, options = {}) => {
    waiting += 1;
    const { field } = options;
    if (field) sending.set(field, (sending.get(field) || 0) + 1);
    mark();
    last = last.then(async () => {
      let isDone = false;
      try {
        isDone = await attempt(send, options);
      } finally {
        waiting -= 1;
        if (field) {
          const count = sending.get(field) - 1;
          if (count) sending.set(field, count); else sending.delete(field);
        }
        mark();
      }
      if (isDone) options.then?.();
      if (isReloadWanted && !waiting && !timers.size) location.reload();
    });
    return last;
  };
  // What was refused stays until a change succeeds.
  const refused = document.getElementById("refused");
  const showRefusal = (message) => {
    const row = document.createElement("li");
    row.className = "problem error";
    row.textContent = message;
    refused.replaceChildren(row);
  };
  // `edits` makes them when they're sent.
  const save = (edits, options) => change(() => studio.post(`${address}/edits`, { version, edits: edits() }), options);
  const isPending = (field) => timers.has(field) || sending.has(field);
  // A field that's gone isn't saved.
  const forgetRemoved = () => {
    for (const field of [...timers.keys()]) {
      if (!field.isConnected) { clearTimeout(timers.get(field)); timers.delete(field); }
    }
  };

  return {
    address, timers, change, save, mark, showRefusal, isPending, forgetRemoved,
    get version() { return version; },
    set version(now) { version = now; },
    // How many changes are on their way.
    get waiting() { return waiting; },
    // Waits until all of them are saved, or refused.
    get settled() { return last; },
    get isReloadWanted() { return isReloadWanted; },
    get hasRefusal() { return refused.children.length > 0; },
  };
})();
