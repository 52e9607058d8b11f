// An episode's page: every change is saved at once, and what's wrong is shown at its field.
"use strict";
(() => {
  const main = document.getElementById("main");
  const slug = main.dataset.slug;
  const address = `/episodes/${slug}`;
  let version = main.dataset.version;
  let last = Promise.resolve();
  let waiting = 0;
  // The fields that are saved in a moment, and those whose change is on its way.
  const timers = new Map();
  const sending = new Map();
  // Someone else's version was chosen: it's shown once everything else is saved.
  let isReloadWanted = false;

  // MARK: Fields

  // The path of a field's value in the manifest.
  const pathOf = (field) => {
    const segment = field.closest(".segment");
    return segment ? `segments[${segment.dataset.index}].${field.dataset.at}` : field.dataset.at;
  };
  const textOf = (field) => (field.dataset.kind === "flag" ? (field.checked ? "true" : "") : field.value);
  // Which recording a change is about: its position can have changed by the time that it's sent.
  const about = (card) => {
    if (!card) return {};
    if (!card.isConnected) throw new Error("This recording is no longer in the episode: the change wasn’t made.");
    return { audio: card.dataset.path };
  };
  const editOf = (field) => {
    const repairs = field.closest("[data-repairs]");
    if (repairs) {
      return { kind: "repairs", at: pathOf(repairs), texts: [field.value], text: String(field.checked), ...about(field.closest(".segment")) };
    }
    const facet = field.closest("[data-facet]");
    if (facet) {
      const group = field.closest("[data-tags]");
      const segment = field.closest(".segment");
      const start = segment ? `segments[${segment.dataset.index}].` : "";
      const texts = facet.matches("fieldset")
        ? [...facet.querySelectorAll("input:checked")].map((box) => box.value)
        : facet.value.split(",").map((text) => text.trim()).filter(Boolean);
      return { kind: "tags", at: `${start}${group.dataset.tags}.${facet.dataset.facet}`, texts, ...about(segment) };
    }
    return { kind: field.dataset.kind === "moment" ? "moment" : "text", at: pathOf(field), text: textOf(field), ...about(field.closest(".segment")) };
  };
  // `highlight: true` has no parts: it's removed before it gets one.
  const withoutWhole = (card) => (card.dataset.highlight === "whole"
    ? [{ kind: "text", at: `segments[${card.dataset.index}].highlight`, text: "", ...about(card) }] : []);
  const isField = (element) => element.matches?.("input[data-at], textarea[data-at], select[data-at], input[data-facet], [data-facet] input, [data-repairs] input");

  // MARK: Problems

  const place = (path) => {
    if (!path) return null;
    if (path === "lengths") return { list: document.getElementById("lengthproblems") };
    const match = /^segments\[(\d+)\](?:\.(.*))?$/.exec(path);
    const card = match && document.querySelector(`.segment[data-index="${match[1]}"]`);
    if (match && !card) return null;
    const rest = match ? match[2] : path;
    let keys = rest || "";
    while (keys) {
      const name = keys;
      const all = [...(card || main).querySelectorAll(`[data-at="${CSS.escape(name)}"]`)];
      const field = all.find((one) => Boolean(one.closest(".segment")) === Boolean(card));
      if (field) return { field };
      const group = /^(tags|only)\b/.exec(keys);
      if (group) {
        const pickers = [...(card || main).querySelectorAll(`[data-tags=${group[1]}]`)]
          .find((one) => Boolean(one.closest(".segment")) === Boolean(card));
        if (pickers) return { field: pickers };
      }
      const cut = Math.max(keys.lastIndexOf("."), keys.lastIndexOf("["));
      keys = cut > 0 ? keys.slice(0, cut) : "";
    }
    return card ? { list: card.querySelector(".problems") } : null;
  };
  let number = 0;
  // What describes a field besides its problems, such as a help text, stays.
  const describe = (field, id) => {
    field.dataset.described ??= field.getAttribute("aria-describedby") || "";
    field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby") || ""} ${id}`.trim());
  };
  const clearProblems = () => {
    for (const old of main.querySelectorAll(".at-field, .problems:not(#refused) > *")) old.remove();
    for (const field of main.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
    for (const field of main.querySelectorAll("[data-described]")) {
      if (field.dataset.described) field.setAttribute("aria-describedby", field.dataset.described);
      else field.removeAttribute("aria-describedby");
      delete field.dataset.described;
    }
    for (const field of main.querySelectorAll("[data-refused]")) {
      field.disabled = false;
      field.readOnly = false;
      delete field.dataset.refused;
    }
  };
  const showProblems = (problems) => {
    clearProblems();
    for (const problem of problems) {
      const where = place(problem.at);
      if (where?.field) {
        const words = document.createElement("span");
        number += 1;
        words.id = `problem${number}`;
        words.className = `problem at-field ${problem.severity}`;
        words.textContent = studio.sentence(problem.message);
        const home = where.field.closest(".field") || where.field;
        home.append(words);
        if (where.field.matches("input, textarea, select") && problem.severity === "error") where.field.setAttribute("aria-invalid", "true");
        describe(where.field, words.id);
        const details = where.field.closest("details");
        if (details && problem.severity === "error") details.open = true;
        continue;
      }
      const row = document.createElement("li");
      row.className = `problem ${problem.severity}`;
      row.textContent = studio.sentence(problem.message);
      const list = where?.list || document.getElementById("general");
      if (!where) {
        const file = document.createElement("span");
        file.className = "soft";
        file.textContent = ` ${problem.place}`;
        row.append(file);
      }
      list.append(row);
    }
  };

  // What can't be changed safely is shown, with the reason and the line.
  const refuse = (control) => {
    if (control.disabled) return;
    control.dataset.refused = "";
    // What's read-only can still be reached, and its reason is read out.
    if (control.matches("textarea, input:not([type=checkbox], [type=file])")) control.readOnly = true;
    else control.disabled = true;
  };
  const showRefusals = (refusals) => {
    for (const refusal of refusals) {
      const segment = /^segments\[(\d+)\]\.(.*)$/.exec(refusal.at);
      const home = segment ? document.querySelector(`.segment[data-index="${segment[1]}"]`) : main;
      const name = segment ? segment[2] : refusal.at;
      if (!home) continue;
      if (name === "segments") {
        for (const control of main.querySelectorAll("#segments input, #segments select, #segments .handle, #segments .up, #segments .down, #segments .remove, #segments .mark, #segments .unmark, #segments .unpicture, #segments .unrepair")) refuse(control);
      }
      const fields = [...home.querySelectorAll(`[data-at="${CSS.escape(name)}"], [data-tags="${CSS.escape(name)}"]`)]
        .filter((one) => Boolean(one.closest(".segment")) === Boolean(segment));
      for (const field of fields) {
        for (const control of isField(field) ? [field] : field.querySelectorAll("input, button")) refuse(control);
      }
      const words = document.createElement("span");
      number += 1;
      words.id = `problem${number}`;
      words.className = "problem at-field warning";
      words.textContent = `Can’t be changed here: ${refusal.reason}${refusal.line ? ` (line ${refusal.line})` : ""}. `;
      const link = document.createElement("a");
      link.href = `/text?file=${encodeURIComponent(main.dataset.file)}`;
      link.textContent = "Edit the text";
      words.append(link);
      const place = name === "segments" ? document.getElementById("segmentpanel") : fields[0]?.closest(".field") || fields[0];
      place?.append(words);
      for (const field of fields) describe(field, words.id);
    }
  };

  // MARK: Answers

  const parsed = (html) => {
    const holder = document.createElement("template");
    holder.innerHTML = html;
    return holder.content.firstElementChild;
  };
  // Whether a person is changing a field, or has changed it and it isn't saved yet.
  const isTouched = (field) => timers.has(field) || sending.has(field)
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
    const isSettled = waiting <= 1 && !list.querySelector(".moving");
    order.forEach((card, index) => {
      if (!card.isConnected) list.insertBefore(card, list.children[index] || null);
      else if (isSettled && list.children[index] !== card) list.insertBefore(card, list.children[index]);
    });
    if (focused?.disabled) focused.closest(".segment").querySelector(".handle").focus();
    else if (focused?.isConnected && document.activeElement !== focused) focused.focus();
    for (const field of [...timers.keys()]) {
      if (!field.isConnected) { clearTimeout(timers.get(field)); timers.delete(field); }
    }
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
    version = answer.version;
    main.dataset.version = version;
    // The last change here, which can be undone.
    showHistory(answer);
    clearProblems();
    showLengths(answer);
    showSegments(answer.segments);
    showProblems(answer.problems);
    showRefusals(answer.refusals);
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
    clearProblems();
    const news = all(made);
    all(document).forEach((old, index) => {
      const now = news[index];
      if (old === notes || !now || now.id !== old.id || now.type !== old.type) return;
      if (old.matches("textarea")) {
        const isKept = isTouched(old);
        old.defaultValue = now.defaultValue;
        if (!isKept) old.value = now.defaultValue;
      } else {
        patch(old, now);
      }
    });
  };

  // Positions as they are once a card was moved or taken out.
  const renumber = (from, to = null) => {
    for (const card of document.getElementById("segments").children) {
      const index = Number(card.dataset.index);
      let now = index;
      if (index === from && to !== null) now = to;
      else {
        if (index > from) now -= 1;
        if (to !== null && now >= to) now += 1;
      }
      card.dataset.index = String(now);
    }
  };

  // Changes are sent one after the other: each is made in the text that the one before left. One that meets
  // someone else's change waits for the person's choice, and so do those that follow it.
  const mark = () => { main.dataset.waiting = String(waiting > 0 || timers.size > 0); };
  const chosen = (error, isOnce) => new Promise((resolve) => {
    if (!conflicts.show(error, (isMine, theirs) => resolve({ isMine, theirs }), isOnce ? null : undefined)) resolve(null);
  });
  const attempt = async (send, { says = "Saved.", didSend = null, failed = null, isNotes = false, isOnce = false }) => {
    for (;;) {
      try {
        const answer = await send();
        didSend?.(answer);
        refused.textContent = "";
        show(answer);
        if (says) studio.say(says);
        return true;
      } catch (error) {
        const choice = await chosen(error, isOnce);
        if (!choice?.isMine) failed?.();
        if (!choice) {
          studio.say(error.message, true);
          if (error.status !== 0) showRefusal(error.message);
          try { show(await studio.get(`${address}/state`)); } catch { /* it was reported */ }
          return false;
        }
        const { isMine, theirs } = choice;
        if (isNotes && notes.dataset.file) {
          notes.dataset.version = theirs.version;
          notesBefore = theirs.theirs;
        } else {
          version = theirs.version;
        }
        if (!isMine) { isReloadWanted = true; return false; }
        // The recordings' positions can be others now, and other values too.
        try {
          show(await studio.get(`${address}/state`));
          await showFields();
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
  // For the scripts that offer changes of their own.
  globalThis.episodePage = { change, address, about, get version() { return version; }, get settled() { return last; } };
  // `edits` makes them when they're sent.
  const save = (edits, options) => change(() => studio.post(`${address}/edits`, { version, edits: edits() }), options);

  // MARK: While typing

  let isAsking = false;
  let pending = null;
  const check = async (field) => {
    pending = field;
    if (isAsking) return;
    isAsking = true;
    while (pending) {
      const field = pending;
      pending = null;
      if (waiting || field.validity.badInput) break;
      try {
        const edits = [editOf(field)];
        const answer = await studio.post(`${address}/check`, { version, edits });
        if (!pending && !waiting) {
          showProblems(answer.problems);
          showRefusals(answer.refusals);
          showLengths(answer);
        }
      } catch (error) {
        if (error.status === 422) studio.say(error.message, true);
      }
    }
    isAsking = false;
  };
  const notes = document.getElementById("notes");
  let notesBefore = notes.value;
  let previewing = 0;
  const preview = async () => {
    const mine = previewing += 1;
    try {
      const answer = await studio.post("/preview", { text: notes.value });
      if (mine === previewing) document.getElementById("preview").innerHTML = answer.html;
    } catch { /* saving reports it */ }
  };
  const saveLater = (field, milliseconds) => {
    clearTimeout(timers.get(field));
    timers.set(field, setTimeout(() => saveNow(field, false), milliseconds));
    mark();
  };
  // Dates and numbers are empty, or others, for a moment while they're typed.
  const isTypedInParts = (field) => ["date", "datetime-local", "number"].includes(field.type);
  const saveNow = (field, isLeft = true) => {
    if (!timers.has(field)) return;
    clearTimeout(timers.get(field));
    // A key is removed with its comment: only when the person is done with the field, and not half way.
    if (!isLeft && (field.validity.badInput || !field.value.trim())) {
      timers.set(field, 0);
      mark();
      return;
    }
    timers.delete(field);
    if (field.validity.badInput) {
      studio.say("This isn’t complete, so it wasn’t saved.", true);
      mark();
      return;
    }
    if (field === notes) {
      const text = notes.value;
      change(() => studio.post(`${address}/notes`, { version, before: notesBefore, notesVersion: notes.dataset.version || null, text }), {
        field,
        isNotes: true,
        // Only here: with another change's answer, the page would take a text for its own that it doesn't show.
        didSend: (answer) => {
          notesBefore = text;
          if (answer.notesVersion) notes.dataset.version = answer.notesVersion;
        },
      });
      return;
    }
    const edit = editOf(field);
    const card = field.closest(".segment");
    const isPart = field.dataset.at?.startsWith("highlight.");
    save(() => [...(isPart ? withoutWhole(card) : []), { ...edit, at: editOf(field).at, ...about(card) }], { field });
    if (edit.at === "title") {
      document.getElementById("heading").textContent = field.value || slug;
    }
  };
  main.addEventListener("input", (event) => {
    const field = event.target;
    if (!isField(field)) return;
    if (field === notes) {
      preview();
    } else if (field.type !== "checkbox") {
      check(field);
    }
    if (field.type !== "checkbox") saveLater(field, 1200);
  });
  main.addEventListener("change", (event) => {
    const field = event.target;
    if (!isField(field) || field.readOnly || isTypedInParts(field)) return;
    if (!timers.has(field)) timers.set(field, 0);
    saveNow(field);
  });
  main.addEventListener("focusout", (event) => {
    if (isField(event.target) && isTypedInParts(event.target)) saveNow(event.target);
  });
  addEventListener("beforeunload", (event) => {
    if (isReloadWanted && !waiting) return;
    for (const field of [...timers.keys()]) saveNow(field);
    if (waiting) event.preventDefault();
  });

  // MARK: Segments

  segments.didMove = (card, to, title) => {
    // Segments that can't be read have positions too, but no cards.
    const previous = segments.cards()[to - 1];
    let from = 0;
    let place = 0;
    save(() => {
      from = Number(card.dataset.index);
      const after = previous ? Number(previous.dataset.index) : -1;
      place = after < from ? after + 1 : after;
      return [{ kind: "move", from, to: place, ...about(card) }];
    }, {
      says: `“${title}” is number ${to + 1} now.`,
      didSend: () => renumber(from, place),
    });
  };
  const takeOut = (card) => {
    let from = 0;
    const next = card.nextElementSibling || card.previousElementSibling;
    card.hidden = true;
    save(() => {
      from = Number(card.dataset.index);
      return [{ kind: "remove", from, ...about(card) }];
    }, {
      says: "Taken out. The recording is still in the folder; Undo brings it back.",
      didSend: () => { card.remove(); renumber(from); },
      failed: () => { card.hidden = false; },
    });
    (next?.querySelector(".handle") || document.getElementById("files")).focus();
  };
  // Both ends are one change: half a highlight can be wrong.
  sound.didMark = (card, part) => {
    save(() => {
      const at = `segments[${card.dataset.index}].highlight`;
      return [
        ...withoutWhole(card),
        { kind: "text", at: `${at}.from`, text: part.from, ...about(card) },
        { kind: "text", at: `${at}.to`, text: part.to, ...about(card) },
      ];
    });
  };
  main.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const card = button.closest(".segment");
    if (button.matches(".remove")) {
      takeOut(card);
    } else if (button.matches(".unmark")) {
      save(() => [{ kind: "text", at: `segments[${card.dataset.index}].highlight`, text: "", ...about(card) }]);
    } else if (button.matches("[data-approve]")) {
      const name = document.getElementById("name");
      if (!name.value.trim()) {
        studio.say("Write your name first.", true);
        name.focus();
        return;
      }
      remember(name.value.trim());
      save(() => [{ kind: "text", at: `approved.${button.dataset.approve}`, text: `${button.dataset.day} ${name.value.trim()}` }], { then: () => location.reload() });
    } else if (button.matches("[data-unapprove]")) {
      save(() => [{ kind: "text", at: `approved.${button.dataset.unapprove}`, text: "" }], { then: () => location.reload() });
    } else if (button.matches(".unpicture")) {
      save(() => [{ kind: "text", at: `segments[${card.dataset.index}].image`, text: "", ...about(card) }], {
        says: "Removed. The picture is still in the folder; Undo brings it back.",
        then: () => card.querySelector(".image").focus(),
      });
    } else if (button.matches(".unrepair")) {
      save(() => [{ kind: "text", at: `segments[${card.dataset.index}].clean`, text: "", ...about(card) }], {
        then: () => card.querySelector("[data-repairs] input").focus(),
      });
    } else if (button === undo || button === redo) {
      const redoes = button === redo;
      change(() => studio.post(`${address}/undo`, { version, step: Number(main.dataset[redoes ? "redo" : "step"] || 0), redoes }), {
        isOnce: true,
        says: redoes ? "Redone." : "Undone.",
        then: () => { keep("focus", button.id); location.reload(); },
      });
    } else if (button.id === "transcribe") {
      askToTranscribe(true);
    } else if (button.id === "transcribelater") {
      askToTranscribe(false);
    } else if (button.id === "transcribenow") {
      transcribe(button);
    }
  });
  if (drop) {
    drop.whenDone = async () => {
      const names = drop.names;
      const { upload } = drop;
      if (!names.length) return;
      drop.clear();
      await change(() => studio.post(`${address}/recordings`, { version, upload, names }), {
        says: `${names.length} file${names.length === 1 ? "" : "s"} added.`,
      });
    };
  }

  // The program is the show's own choice, but it's a program, and it can take long.
  const askToTranscribe = (isAsked) => {
    document.getElementById("ask").hidden = !isAsked;
    document.getElementById("transcribe").disabled = isAsked;
    document.getElementById(isAsked ? "transcribenow" : "transcribe").focus();
  };
  const transcribe = async (button) => {
    button.disabled = true;
    button.textContent = "Transcribing…";
    studio.say("Transcribing…");
    try {
      const answer = await studio.post(`${address}/transcribe`, {});
      if (!answer.problems.length) { location.reload(); return; }
      for (const problem of answer.problems) showRefusal(studio.sentence(problem));
      studio.say(`${answer.written} transcript${answer.written === 1 ? "" : "s"} written.`);
      show(await studio.get(`${address}/state`));
    } catch (error) {
      studio.say(error.message, true);
    }
    button.disabled = false;
    button.textContent = "Run it";
    askToTranscribe(false);
  };

  // MARK: The person, and others

  const keep = (name, value) => { try { sessionStorage.setItem(`roadcast-studio:${name}`, value); } catch { /* not kept */ } };
  const remember = (name) => { try { localStorage.setItem("roadcast-studio:name", name); } catch { /* not kept */ } };
  const name = document.getElementById("name");
  if (name) try { name.value = localStorage.getItem("roadcast-studio:name") || ""; } catch { /* not kept */ }

  // After a page is loaded anew by one of its buttons, that button is where the person was.
  try {
    const id = sessionStorage.getItem("roadcast-studio:focus");
    sessionStorage.removeItem("roadcast-studio:focus");
    const button = id && document.getElementById(id);
    if (button) (button.disabled ? [undo, redo].find((one) => !one.disabled) : button)?.focus();
  } catch { /* not kept */ }

  // Someone else may change the file. A page that nobody uses shows the new one; any other offers it.
  const newer = document.getElementById("newer");
  newer.querySelector("button").addEventListener("click", () => location.reload());
  const isInUse = () => waiting || timers.size || conflicts.isOpen;
  setInterval(async () => {
    if (document.hidden || isInUse()) return;
    try {
      const now = await studio.get(`${address}/version`);
      if (isInUse()) return;
      if (now.version === version) { newer.hidden = true; return; }
      const isBusy = isField(document.activeElement) || drop?.isBusy || sound.isBusy
        || !document.getElementById("versionaudio").paused
        || main.querySelector(".moving") || refused.children.length;
      if (isBusy) newer.hidden = false; else location.reload();
    } catch { /* the next change reports it */ }
  }, 3000);

  studio.get(`${address}/state`).then((answer) => {
    if (waiting || timers.size) return;
    // What was changed while this page was loaded is found by the next change, or offered.
    if (answer.version !== version) return;
    show(answer);
  }).catch(() => {});
})();
