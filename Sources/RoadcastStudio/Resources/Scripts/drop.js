// Recordings that are dropped or chosen: sent one after the other, with progress.
"use strict";
const drop = (() => {
  const box = document.getElementById("drop");
  if (!box) return null;
  const input = document.getElementById("files");
  const list = document.getElementById("dropped");
  // Each has a state: waiting, sending, stored, failed or out.
  let files = [];
  let upload = null;
  let queue = Promise.resolve();
  // What a page does when all of it has arrived.
  let whenDone = null;

  const size = (bytes) => (bytes > 1e6 ? `${Math.round(bytes / 1e5) / 10} MB` : `${Math.ceil(bytes / 1000)} kB`);
  const are = (...states) => files.some((one) => states.includes(one.state));

  const send = (entry) => new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    entry.request = request;
    request.open("POST", `/uploads/${upload}?name=${encodeURIComponent(entry.file.name)}`);
    request.setRequestHeader("X-Roadcast-Token", studio.token);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) entry.bar.value = event.loaded / Math.max(1, event.total);
    });
    request.addEventListener("load", () => {
      let answer = {};
      try { answer = JSON.parse(request.responseText); } catch { /* not JSON */ }
      if (request.status === 200) resolve(answer.name); else reject(new Error(studio.sentence(answer.problem || "It couldn’t be stored")));
    });
    request.addEventListener("error", () => reject(new Error("The connection ended.")));
    request.addEventListener("abort", () => reject(new Error("It was left out.")));
    request.send(entry.file);
  });
  const show = (entry, state, words) => {
    entry.state = state;
    entry.facts.textContent = words;
    entry.facts.className = state === "failed" ? "problem error" : "soft";
    entry.bar.hidden = state === "failed";
    entry.again.hidden = state !== "failed";
  };
  const deliver = async (entry) => {
    if (entry.state !== "waiting") return;
    show(entry, "sending", size(entry.file.size));
    try {
      if (upload === null) upload = (await studio.post("/uploads", {})).upload;
      if (entry.state === "out") return;
      entry.stored = await send(entry);
      if (entry.state === "out") return;
      entry.bar.value = 1;
      show(entry, "stored", `${size(entry.file.size)}, here`);
    } catch (error) {
      if (entry.state === "out") return;
      show(entry, "failed", error.message);
      studio.say(`${entry.file.name} wasn’t sent. Try again, or leave it out.`, true);
    }
  };
  // Nothing is added as long as something is missing: a recording that failed would be left out silently.
  const finishIfComplete = async () => {
    if (whenDone && are("stored") && !are("waiting", "sending", "failed")) await whenDone();
  };
  const enqueue = (action) => { queue = queue.then(action).catch((error) => studio.say(error.message, true)); };

  const makeButton = (words, label) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "quiet";
    made.textContent = words;
    made.setAttribute("aria-label", label);
    return made;
  };
  const addOne = (file) => {
    const row = document.createElement("li");
    const name = document.createElement("span");
    name.textContent = file.name;
    name.dir = "auto";
    const facts = document.createElement("span");
    const bar = document.createElement("progress");
    bar.max = 1;
    bar.value = 0;
    bar.setAttribute("aria-label", `${file.name} is being sent`);
    const again = makeButton("Try again", `Try to send ${file.name} again`);
    const remove = makeButton("Leave out", `Leave out ${file.name}`);
    row.append(name, " ", facts, " ", bar, " ", again, " ", remove);
    list.append(row);
    const entry = { file, row, facts, bar, again, stored: null, request: null, state: "waiting" };
    files.push(entry);
    show(entry, "waiting", size(file.size));
    remove.addEventListener("click", () => {
      entry.state = "out";
      entry.request?.abort();
      row.remove();
      input.focus();
      enqueue(finishIfComplete);
    });
    again.addEventListener("click", () => {
      show(entry, "waiting", size(file.size));
      bar.value = 0;
      remove.focus();
      enqueue(() => deliver(entry));
      enqueue(finishIfComplete);
    });
    enqueue(() => deliver(entry));
  };
  const add = (dropped) => {
    const chosen = dropped.filter((file) => !file.type.startsWith("image/"));
    if (chosen.length < dropped.length) studio.say("A picture belongs to a recording: drop it on the recording’s card.", true);
    for (const file of chosen) addOne(file);
    if (chosen.length) enqueue(finishIfComplete);
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
  addEventListener("beforeunload", (event) => { if (are("waiting", "sending")) event.preventDefault(); });

  return {
    // Waits until everything has arrived, or failed.
    finish: async () => { await queue; },
    get upload() { return upload; },
    get names() { return files.filter((one) => one.state === "stored").map((one) => one.stored); },
    get hasFailures() { return are("failed"); },
    get isBusy() { return are("waiting", "sending", "stored", "failed"); },
    // Forgets what was used. What's chosen from now on belongs to another upload.
    clear: () => {
      for (const one of files.filter((each) => each.state === "stored")) one.row.remove();
      files = files.filter((one) => one.state !== "stored");
      upload = null;
    },
    // What was dropped was meant for something else.
    leave: () => { depth = 0; box.classList.remove("over"); },
    set whenDone(action) { whenDone = action; },
  };
})();
