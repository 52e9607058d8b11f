// An episode's page: every change is saved at once, and what's wrong is shown at its field.
"use strict";
(() => {
  const main = document.getElementById("main");
  const slug = main.dataset.slug;
  const address = `/episodes/${slug}`;
  let version = main.dataset.version;
  let last = Promise.resolve();
  let waiting = 0;
  // The fields that are saved in a moment.
  const timers = new Map();

  // MARK: Fields

  // The path of a field's value in the manifest.
  const pathOf = (field) => {
    const segment = field.closest(".segment");
    return segment ? `segments[${segment.dataset.index}].${field.dataset.at}` : field.dataset.at;
  };
  const textOf = (field) => (field.dataset.kind === "flag" ? (field.checked ? "true" : "") : field.value);
  const editOf = (field) => {
    const facet = field.closest("[data-facet]");
    if (facet) {
      const group = field.closest("[data-tags]");
      const segment = field.closest(".segment");
      const start = segment ? `segments[${segment.dataset.index}].` : "";
      const texts = facet.matches("fieldset")
        ? [...facet.querySelectorAll("input:checked")].map((box) => box.value)
        : facet.value.split(",").map((text) => text.trim()).filter(Boolean);
      return { kind: "tags", at: `${start}${group.dataset.tags}.${facet.dataset.facet}`, texts };
    }
    return { kind: field.dataset.kind === "moment" ? "moment" : "text", at: pathOf(field), text: textOf(field) };
  };
  const isField = (element) => element.matches?.("[data-at], [data-facet], [data-facet] input");

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
  const showProblems = (problems) => {
    for (const old of main.querySelectorAll(".at-field, .problems > *")) old.remove();
    for (const field of main.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
    for (const field of main.querySelectorAll("[data-described]")) {
      field.removeAttribute("aria-describedby");
      delete field.dataset.described;
    }
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
        if (where.field.matches("input, textarea")) {
          if (problem.severity === "error") where.field.setAttribute("aria-invalid", "true");
          where.field.setAttribute("aria-describedby", words.id);
          where.field.dataset.described = "";
        }
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
  const showRefusals = (refusals) => {
    for (const refusal of refusals) {
      const segment = /^segments\[(\d+)\]\.(.*)$/.exec(refusal.at);
      const home = segment ? document.querySelector(`.segment[data-index="${segment[1]}"]`) : main;
      const name = segment ? segment[2] : refusal.at;
      if (!home) continue;
      if (name === "segments") {
        for (const control of main.querySelectorAll("#segments input:not(.image), #segments .handle, #segments .up, #segments .down, #segments .remove")) control.disabled = true;
      }
      const fields = [...home.querySelectorAll(`[data-at="${CSS.escape(name)}"], [data-tags="${CSS.escape(name)}"]`)]
        .filter((one) => Boolean(one.closest(".segment")) === Boolean(segment));
      for (const field of fields) {
        for (const control of field.matches("[data-tags]") ? field.querySelectorAll("input") : [field]) control.disabled = true;
      }
      const words = document.createElement("span");
      words.className = "problem at-field warning";
      words.textContent = `Can’t be changed here: ${refusal.reason}${refusal.line ? ` (line ${refusal.line})` : ""}. `;
      const link = document.createElement("a");
      link.href = `/text?file=${main.dataset.file}`;
      link.textContent = "Edit the text";
      words.append(link);
      const place = name === "segments" ? document.getElementById("segmentpanel") : fields[0]?.closest(".field") || fields[0];
      place?.append(words);
    }
  };

  // MARK: Answers

  const replace = (element, html) => {
    const holder = document.createElement("template");
    holder.innerHTML = html;
    const made = holder.content.firstElementChild;
    if (!made) return;
    // What was unfolded stays so.
    const open = new Set([...element.querySelectorAll("details[open]")].map((one) => one.closest(".segment").dataset.path));
    for (const card of made.querySelectorAll(".segment")) {
      if (open.has(card.dataset.path)) card.querySelector("details").open = true;
    }
    const focused = document.activeElement?.id && element.contains(document.activeElement) ? document.activeElement : null;
    const key = focused && { path: focused.closest(".segment")?.dataset.path, at: focused.dataset.at, from: focused.selectionStart, to: focused.selectionEnd };
    element.replaceWith(made);
    if (key?.path && key.at) {
      const card = [...made.querySelectorAll(".segment")].find((one) => one.dataset.path === key.path);
      const field = card?.querySelector(`[data-at="${key.at}"]`);
      field?.focus();
      if (field?.setSelectionRange && key.from !== null) field.setSelectionRange(key.from, key.to);
    }
  };
  const showLengths = (answer) => {
    const lengths = document.getElementById("lengths");
    if (lengths && answer.lengths) replace(lengths, answer.lengths);
  };
  const show = (answer, withSegments) => {
    version = answer.version;
    main.dataset.version = version;
    showLengths(answer);
    if (withSegments) {
      replace(document.getElementById("segments"), answer.segments);
      sound.adopt();
    }
    showProblems(answer.problems);
    showRefusals(answer.refusals);
    document.dispatchEvent(new Event("episode:shown"));
  };

  // Changes are sent one after the other: each is made in the text that the one before left.
  const mark = () => { main.dataset.waiting = String(waiting > 0 || timers.size > 0); };
  const change = (send, { says = "Saved.", withSegments = true, then = null } = {}) => {
    waiting += 1;
    mark();
    last = last.then(async () => {
      let isDone = false;
      try {
        const answer = await send();
        conflicts.hide();
        show(answer, withSegments);
        if (says) studio.say(says);
        isDone = true;
      } catch (error) {
        const isConflict = conflicts.show(error, (isMine, theirs) => {
          version = theirs.version;
          if (isMine) change(send, { says, withSegments: true, then }); else location.reload();
        });
        if (!isConflict) {
          studio.say(error.message, true);
          if (error.status === 422 || error.status === 409) showRefusal(error.message);
          try { show(await studio.get(`${address}/state`), true); } catch { /* it was reported */ }
        }
      } finally {
        waiting -= 1;
        mark();
      }
      if (isDone) then?.();
    });
    return last;
  };
  const showRefusal = (message) => {
    const row = document.createElement("li");
    row.className = "problem error";
    row.textContent = message;
    document.getElementById("general").prepend(row);
  };
  // For the scripts that offer changes of their own.
  globalThis.episodePage = { change, get version() { return version; } };
  const save = (edits, options) => change(() => studio.post(`${address}/edits`, { version, edits }), options);

  // MARK: While typing

  let isAsking = false;
  let pending = null;
  const check = async (field) => {
    pending = field;
    if (isAsking) return;
    isAsking = true;
    while (pending) {
      const edits = [editOf(pending)];
      pending = null;
      if (waiting) break;
      try {
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
    timers.set(field, setTimeout(() => saveNow(field), milliseconds));
    mark();
  };
  const saveNow = (field) => {
    if (!timers.has(field)) return;
    clearTimeout(timers.get(field));
    timers.delete(field);
    if (field === notes) {
      const text = notes.value;
      const before = notesBefore;
      change(() => studio.post(`${address}/notes`, { version, before, text }), {
        withSegments: false,
        then: () => { notesBefore = text; },
      });
      return;
    }
    const edit = editOf(field);
    const isStructure = edit.kind === "tags" || edit.at.includes("highlight");
    save([edit], { withSegments: isStructure });
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
    if (!isField(field)) return;
    if (!timers.has(field)) timers.set(field, 0);
    saveNow(field);
  });
  addEventListener("beforeunload", (event) => {
    for (const field of [...timers.keys()]) saveNow(field);
    if (waiting) event.preventDefault();
  });

  // MARK: Segments

  segments.didMove = (from, to, title) => {
    save([{ kind: "move", from, to }], {
      says: `“${title}” is number ${to + 1} now.`,
      then: () => document.querySelectorAll(".segment")[to]?.querySelector(".handle").focus(),
    });
  };
  main.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const card = button.closest(".segment");
    const index = card && Number(card.dataset.index);
    if (button.matches(".remove")) {
      save([{ kind: "remove", from: index }], { says: "Taken out. The recording is still in the folder; Undo brings it back." });
    } else if (button.matches(".unmark")) {
      save([{ kind: "text", at: `segments[${index}].highlight`, text: "" }]);
    } else if (button.matches("[data-approve]")) {
      const name = document.getElementById("name");
      if (!name.value.trim()) {
        studio.say("Write your name first.", true);
        name.focus();
        return;
      }
      remember(name.value.trim());
      save([{ kind: "text", at: `approved.${button.dataset.approve}`, text: `${button.dataset.day} ${name.value.trim()}` }], { then: () => location.reload() });
    } else if (button.matches("[data-unapprove]")) {
      save([{ kind: "text", at: `approved.${button.dataset.unapprove}`, text: "" }], { then: () => location.reload() });
    } else if (button.id === "undo") {
      change(() => studio.post(`${address}/undo`, {}), { says: "Undone.", then: () => location.reload() });
    } else if (button.id === "transcribe") {
      transcribe(button);
    } else if (button.matches(".listen")) {
      listen(button);
    }
  });
  main.addEventListener("change", async (event) => {
    if (!event.target.matches(".image")) return;
    const file = event.target.files[0];
    if (!file) return;
    const segment = Number(event.target.closest(".segment").dataset.index);
    try {
      const { upload } = await studio.post("/uploads", {});
      const { name } = await studio.ask("POST", `/uploads/${upload}?name=${encodeURIComponent(file.name)}`, file);
      change(() => studio.post(`${address}/recordings`, { version, upload, names: [name], segment }));
    } catch (error) {
      studio.say(error.message, true);
    }
  });
  if (drop) {
    drop.whenDone = async () => {
      const names = drop.names;
      const { upload } = drop;
      if (!names.length) return;
      drop.clear();
      await change(() => studio.post(`${address}/recordings`, { version, upload, names }), { says: "Added." });
    };
  }

  const transcribe = async (button) => {
    // The program is the show's own choice, but it's a program, and it can take long.
    if (!button.dataset.asked) {
      button.dataset.asked = "yes";
      button.textContent = "Run the show’s transcriber now? It can take as long as the recordings.";
      return;
    }
    button.disabled = true;
    studio.say("Transcribing…");
    try {
      const answer = await studio.post(`${address}/transcribe`, {});
      if (!answer.problems.length) { location.reload(); return; }
      for (const problem of answer.problems) showRefusal(studio.sentence(problem));
      studio.say(`${answer.written} written.`);
    } catch (error) {
      studio.say(error.message, true);
    }
    button.disabled = false;
  };

  // MARK: Listening

  const audio = document.getElementById("versionaudio");
  const listen = async (button) => {
    sound.pause();
    document.getElementById("listening").hidden = false;
    const name = button.getAttribute("aria-label").replace(/^Play the version for /, "");
    document.getElementById("listeningto").textContent = `Making the version for ${name}…`;
    try {
      await last;
      const made = await studio.get(`${address}/listen/${button.dataset.feed}`);
      document.getElementById("listeningto").textContent = `The version for ${name}, as it’s published`;
      if (audio.getAttribute("src") !== made.address) audio.src = made.address;
      await audio.play();
    } catch (error) {
      document.getElementById("listeningto").textContent = error.message;
    }
  };
  audio.addEventListener("play", () => sound.pause());

  // MARK: The person, and others

  const remember = (name) => { try { localStorage.setItem("roadcast-studio:name", name); } catch { /* not kept */ } };
  const name = document.getElementById("name");
  if (name) try { name.value = localStorage.getItem("roadcast-studio:name") || ""; } catch { /* not kept */ }

  // Someone else may change the file; a page that nobody is typing in shows the new one.
  setInterval(async () => {
    if (document.hidden || waiting || timers.size) return;
    try {
      const now = await studio.get(`${address}/version`);
      if (now.version === version || waiting || timers.size) return;
      if (!main.contains(document.activeElement) || !isField(document.activeElement)) location.reload();
      else studio.say("Someone changed this file meanwhile. Your next change shows you both versions.");
    } catch { /* the next change reports it */ }
  }, 3000);

  studio.get(`${address}/state`).then((answer) => {
    if (waiting || timers.size) return;
    const isMeasured = document.querySelector(".version");
    if (isMeasured) { showProblems(answer.problems); showRefusals(answer.refusals); } else show(answer, true);
  }).catch(() => {});
})();
