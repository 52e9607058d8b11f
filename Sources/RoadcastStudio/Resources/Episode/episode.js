// An episode's page as a whole: approvals, Undo and Redo, and what others change meanwhile.
"use strict";
(() => {
  const main = document.getElementById("main");
  const undo = document.getElementById("undo");
  const redo = document.getElementById("redo");
  const keep = (name, value) => { try { sessionStorage.setItem(`roadcast-studio:${name}`, value); } catch { /* not kept */ } };
  const remember = (name) => { try { localStorage.setItem("roadcast-studio:name", name); } catch { /* not kept */ } };
  const name = document.getElementById("name");
  if (name) try { name.value = localStorage.getItem("roadcast-studio:name") || ""; } catch { /* not kept */ }

  main.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.matches("[data-approve]")) {
      if (!name.value.trim()) {
        studio.say("Write your name first.", true);
        name.focus();
        return;
      }
      remember(name.value.trim());
      changes.save(() => [{ kind: "text", at: `approved.${button.dataset.approve}`, text: `${button.dataset.day} ${name.value.trim()}` }], { then: () => location.reload() });
    } else if (button.matches("[data-unapprove]")) {
      changes.save(() => [{ kind: "text", at: `approved.${button.dataset.unapprove}`, text: "" }], { then: () => location.reload() });
    } else if (button === undo || button === redo) {
      const redoes = button === redo;
      changes.change(() => studio.post(`${changes.address}/undo`, { version: changes.version, step: Number(main.dataset[redoes ? "redo" : "step"] || 0), redoes }), {
        isOnce: true,
        says: redoes ? "Redone." : "Undone.",
        then: () => { keep("focus", button.id); location.reload(); },
      });
    }
  });

  // After a page is loaded anew by one of its buttons, that button is where the person was.
  try {
    const id = sessionStorage.getItem("roadcast-studio:focus");
    sessionStorage.removeItem("roadcast-studio:focus");
    const button = id && document.getElementById(id);
    if (button) (button.disabled ? [undo, redo].find((one) => !one.disabled) : button)?.focus();
  } catch { /* not kept */ }

  // Someone else may change the file. A page that no one is using reloads; any other offers to.
  const newer = document.getElementById("newer");
  newer.querySelector("button").addEventListener("click", () => location.reload());
  const isInUse = () => changes.waiting || changes.timers.size || conflicts.isOpen;
  setInterval(async () => {
    if (document.hidden || isInUse()) return;
    try {
      const now = await studio.get(`${changes.address}/version`);
      if (isInUse()) return;
      if (now.version === changes.version && now.folder === main.dataset.folder) { newer.hidden = true; return; }
      const isBusy = fields.isField(document.activeElement) || drop?.isBusy || sound.isBusy
        || !document.getElementById("versionaudio").paused
        || main.querySelector(".moving") || changes.hasRefusal;
      if (isBusy) newer.hidden = false; else location.reload();
    } catch { /* the next change reports it */ }
  }, 3000);

  studio.get(`${changes.address}/state`).then((answer) => {
    if (changes.waiting || changes.timers.size) return;
    // What was changed while this page was loaded is found by the next change, or offered.
    if (answer.version !== changes.version) return;
    answers.show(answer);
  }).catch(() => {});
})();
