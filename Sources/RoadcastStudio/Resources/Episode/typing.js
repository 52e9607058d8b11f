// Fields while they're typed in: checked at once, and saved a moment later.
"use strict";
(() => {
  const main = document.getElementById("main");
  const { timers } = changes;
  let isAsking = false;
  let pending = null;
  const check = async (field) => {
    pending = field;
    if (isAsking) return;
    isAsking = true;
    while (pending) {
      const field = pending;
      pending = null;
      if (changes.waiting || field.validity.badInput) break;
      try {
        const edits = [fields.editOf(field)];
        const answer = await studio.post(`${changes.address}/check`, { version: changes.version, edits });
        if (!pending && !changes.waiting) {
          problems.show(answer.problems);
          problems.showRefusals(answer.refusals);
          answers.showLengths(answer);
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
    changes.mark();
  };
  // Dates and numbers are empty, or others, for a moment while they're typed.
  const isTypedInParts = (field) => ["date", "datetime-local", "number"].includes(field.type);
  const saveNow = (field, isLeft = true) => {
    if (!timers.has(field)) return;
    clearTimeout(timers.get(field));
    // A key is removed with its comment: only when the person is done with the field, and not half way.
    if (!isLeft && (field.validity.badInput || !field.value.trim())) {
      timers.set(field, 0);
      changes.mark();
      return;
    }
    timers.delete(field);
    if (field.validity.badInput) {
      studio.say("This isn’t complete, so it wasn’t saved.", true);
      changes.mark();
      return;
    }
    if (field === notes) {
      const text = notes.value;
      changes.change(() => studio.post(`${changes.address}/notes`, { version: changes.version, before: notesBefore, notesVersion: notes.dataset.version || null, text }), {
        field,
        takeTheirs: (theirs) => {
          if (!notes.dataset.file) return false;
          notes.dataset.version = theirs.version;
          notesBefore = theirs.theirs;
          return true;
        },
        // Only here: with another change's answer, the page would take a text for its own that it doesn't show.
        didSend: (answer) => {
          notesBefore = text;
          if (answer.notesVersion) notes.dataset.version = answer.notesVersion;
        },
      });
      return;
    }
    const edit = fields.editOf(field);
    const card = field.closest(".segment");
    const isPart = field.dataset.at?.startsWith("highlight.");
    changes.save(() => [...(isPart ? fields.withoutWhole(card) : []), { ...edit, at: fields.editOf(field).at, ...fields.about(card) }], { field });
    if (edit.at === "title") {
      document.getElementById("heading").textContent = field.value || main.dataset.slug;
    }
  };
  main.addEventListener("input", (event) => {
    const field = event.target;
    if (!fields.isField(field)) return;
    if (field === notes) {
      preview();
    } else if (field.type !== "checkbox") {
      check(field);
    }
    if (field.type !== "checkbox") saveLater(field, 1200);
  });
  main.addEventListener("change", (event) => {
    const field = event.target;
    if (!fields.isField(field) || field.readOnly || isTypedInParts(field)) return;
    if (!timers.has(field)) timers.set(field, 0);
    saveNow(field);
  });
  main.addEventListener("focusout", (event) => {
    if (fields.isField(event.target) && isTypedInParts(event.target)) saveNow(event.target);
  });
  addEventListener("beforeunload", (event) => {
    if (changes.isReloadWanted && !changes.waiting) return;
    for (const field of [...timers.keys()]) saveNow(field);
    if (changes.waiting) event.preventDefault();
  });
})();
