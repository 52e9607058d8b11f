// What's wrong with an episode, at its fields; and what can't be changed there, with the reason.
"use strict";
const problems = (() => {
  const main = document.getElementById("main");
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
  const clear = () => {
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
  const show = (problems) => {
    clear();
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
      const found = [...home.querySelectorAll(`[data-at="${CSS.escape(name)}"], [data-tags="${CSS.escape(name)}"]`)]
        .filter((one) => Boolean(one.closest(".segment")) === Boolean(segment));
      for (const field of found) {
        for (const control of fields.isField(field) ? [field] : field.querySelectorAll("input, button")) refuse(control);
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
      const place = name === "segments" ? document.getElementById("segmentpanel") : found[0]?.closest(".field") || found[0];
      place?.append(words);
      for (const field of found) describe(field, words.id);
    }
  };
  return { show, showRefusals, clear };
})();
