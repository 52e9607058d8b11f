// The length coach: what would make each version fit, a click away.
"use strict";
(() => {
  const box = document.getElementById("remedies");
  if (!box) return;
  const address = `/episodes/${document.getElementById("main").dataset.slug}/remedies`;
  let isAsking = false;
  let isStale = false;

  const button = (remedy, version) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "remedy";
    const words = document.createElement("span");
    words.textContent = remedy.words;
    const result = document.createElement("span");
    result.className = "soft";
    result.textContent = `then ${remedy.result}`;
    made.append(words, " ", result);
    made.addEventListener("click", () => {
      changes.change(() => studio.post(address, { version, id: remedy.id }), { isOnce: true, says: `Done: ${remedy.words}.` });
    });
    return made;
  };
  const show = (answer) => {
    box.textContent = "";
    let last = null;
    let list = null;
    for (const remedy of answer.remedies) {
      if (remedy.name !== last) {
        last = remedy.name;
        const heading = document.createElement("h3");
        heading.textContent = `To make ${remedy.name} fit`;
        const problem = document.createElement("p");
        problem.className = "soft";
        problem.textContent = `Now: ${remedy.problem}`;
        list = document.createElement("ul");
        list.className = "rows";
        box.append(heading, problem, list);
      }
      const row = document.createElement("li");
      row.append(button(remedy, answer.version));
      list.append(row);
    }
  };
  const ask = async () => {
    if (isAsking) { isStale = true; return; }
    isAsking = true;
    do {
      isStale = false;
      try {
        const answer = await studio.get(address);
        if (answer.version === changes.version) show(answer);
      } catch { box.textContent = ""; }
    } while (isStale);
    isAsking = false;
    box.dataset.ready = "true";
  };
  document.addEventListener("episode:shown", ask);
  ask();
})();
