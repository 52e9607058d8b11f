// A file as it's written: saving, and what's wrong in it.
"use strict";
// What a page with a recording adds.
const textDesk = { cues: [], show: () => {} };
(() => {
  const main = document.getElementById("main");
  const field = document.getElementById("content");
  const list = document.getElementById("problems");
  let version = main.dataset.version;
  let saved = field.value;
  let isAsking = false;
  let isStale = false;

  const goTo = (line, column) => {
    const lines = field.value.split("\n");
    const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
    const text = lines[line - 1] || "";
    field.focus();
    field.setSelectionRange(start + Math.max(0, (column || 1) - 1), start + text.length);
    field.scrollTop = Math.max(0, (line - 8)) * parseFloat(getComputedStyle(field).lineHeight);
  };
  const show = (problems) => {
    list.textContent = "";
    for (const problem of problems) {
      const row = document.createElement("li");
      row.className = `problem ${problem.severity}`;
      if (problem.line) {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = `Line ${problem.line}`;
        button.addEventListener("click", () => goTo(problem.line, problem.column));
        row.append(button, " ");
      }
      row.append(problem.message);
      if (problem.write) row.append(document.createElement("br"), `Write: ${problem.write.trim()}`);
      list.append(row);
    }
  };
  const instead = document.getElementById("instead");
  let isFirst = true;
  const answered = (answer) => {
    show(answer.problems);
    const wrong = answer.problems.find((problem) => problem.severity === "error" && problem.line);
    // Whoever wanted the page of an episode sees at once what keeps it from being shown.
    if (isFirst && instead && wrong) goTo(wrong.line, wrong.column);
    isFirst = false;
    field.toggleAttribute("aria-invalid", answer.problems.some((problem) => problem.severity === "error"));
    textDesk.cues = answer.cues;
    textDesk.show();
  };
  textDesk.goTo = goTo;
  textDesk.changed = () => check();
  const value = () => ({ file: main.dataset.file, version, text: field.value });
  const check = async () => {
    if (isAsking) { isStale = true; return; }
    isAsking = true;
    do {
      isStale = false;
      try { answered(await studio.post("/text/check", value())); } catch (error) { studio.say(error.message, true); }
    } while (isStale);
    isAsking = false;
  };
  const send = async () => {
    try {
      const sent = value();
      const answer = await studio.post("/text", sent);
      version = answer.version;
      saved = sent.text;
      answered(answer);
      studio.say("Saved.");
      conflicts.hide();
      if (instead && !answer.problems.some((problem) => problem.severity === "error")) location.assign(instead.dataset.page);
    } catch (error) {
      if (!conflicts.show(error, async (mine, theirs) => {
        version = theirs.version;
        if (mine) save();
        else if (theirs.isGone) { saved = field.value; location.assign("/"); }
        else { saved = field.value; location.reload(); }
      }, "Overwrite it with mine")) studio.say(error.message, true);
    }
  };
  // One after the other: the second would meet the first as someone else's change.
  let last = Promise.resolve();
  const save = () => {
    if (field.readOnly) return;
    last = last.then(send);
  };
  field.addEventListener("input", check);
  document.getElementById("save").addEventListener("click", save);
  addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") { event.preventDefault(); save(); }
  });
  addEventListener("beforeunload", (event) => { if (field.value !== saved) event.preventDefault(); });
  if (!field.readOnly) check();
})();
