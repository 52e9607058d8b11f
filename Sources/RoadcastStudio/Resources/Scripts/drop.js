// Recordings that are dropped or chosen: sent one after the other, with progress.
"use strict";
const drop = (() => {
  const box = document.getElementById("drop");
  if (!box) return null;
  const input = document.getElementById("files");
  const list = document.getElementById("dropped");
  const files = [];
  let upload = null;
  let queue = Promise.resolve();
  let failures = 0;
  // What a page does when all of it has arrived.
  let whenDone = null;

  const size = (bytes) => (bytes > 1e6 ? `${Math.round(bytes / 1e5) / 10} MB` : `${Math.ceil(bytes / 1000)} kB`);

  const send = (file, row) => new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/uploads/${upload}?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader("X-Roadcast-Token", studio.token);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    const bar = row.querySelector("progress");
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) bar.value = event.loaded / Math.max(1, event.total);
    });
    request.addEventListener("load", () => {
      let answer = {};
      try { answer = JSON.parse(request.responseText); } catch { /* not JSON */ }
      if (request.status === 200) resolve(answer.name); else reject(new Error(studio.sentence(answer.problem || "It couldn’t be stored")));
    });
    request.addEventListener("error", () => reject(new Error("The connection ended. Try again.")));
    request.send(file);
  });

  const add = (chosen) => {
    for (const file of chosen) {
      const row = document.createElement("li");
      const name = document.createElement("span");
      name.textContent = file.name;
      name.dir = "auto";
      const facts = document.createElement("span");
      facts.className = "soft";
      facts.textContent = size(file.size);
      const bar = document.createElement("progress");
      bar.max = 1;
      bar.value = 0;
      bar.setAttribute("aria-label", `${file.name} is being sent`);
      const remove = document.createElement("button");
      remove.type = "button";
      remove.className = "quiet";
      remove.textContent = "Leave out";
      remove.setAttribute("aria-label", `Leave out ${file.name}`);
      row.append(name, " ", facts, " ", bar, " ", remove);
      list.append(row);
      const entry = { stored: null, isOut: false };
      files.push(entry);
      remove.addEventListener("click", () => {
        entry.isOut = true;
        row.remove();
        input.focus();
      });
      queue = queue.then(async () => {
        if (entry.isOut) return;
        try {
          if (upload === null) upload = (await studio.post("/uploads", {})).upload;
          entry.stored = await send(file, row);
          bar.value = 1;
          facts.textContent = `${size(file.size)}, here`;
        } catch (error) {
          failures += 1;
          entry.isOut = true;
          facts.textContent = error.message;
          facts.className = "problem error";
          bar.remove();
        }
      });
    }
    if (chosen.length && whenDone) queue = queue.then(whenDone);
  };

  input.addEventListener("change", () => { add([...input.files]); input.value = ""; });
  let depth = 0;
  const carriesFiles = (event) => [...(event.dataTransfer?.types || [])].includes("Files");
  addEventListener("dragenter", (event) => {
    if (!carriesFiles(event)) return;
    depth += 1;
    box.classList.add("over");
  });
  addEventListener("dragleave", () => { depth = Math.max(0, depth - 1); if (!depth) box.classList.remove("over"); });
  addEventListener("dragover", (event) => { if (carriesFiles(event)) event.preventDefault(); });
  addEventListener("drop", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    depth = 0;
    box.classList.remove("over");
    add([...event.dataTransfer.files]);
  });

  return {
    // Waits until everything has arrived.
    finish: async () => { await queue; },
    get upload() { return upload; },
    get names() { return files.filter((one) => one.stored && !one.isOut).map((one) => one.stored); },
    get hasFailures() { return failures > 0; },
    clear: () => { files.length = 0; list.textContent = ""; upload = null; failures = 0; },
    set whenDone(action) { whenDone = action; },
  };
})();
