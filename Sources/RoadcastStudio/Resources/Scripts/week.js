// The first page: making an episode, and what's wrong with those that exist.
"use strict";
(() => {
  const form = document.getElementById("create");
  const problem = document.getElementById("createproblem");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button[type=submit]");
    button.disabled = true;
    problem.hidden = true;
    try {
      studio.say("Waiting for the recordings…");
      await drop.finish();
      if (drop.hasFailures) throw new Error("Not everything has arrived. Try again, or leave out, what has a problem above.");
      studio.say("Creating the episode…");
      const made = await studio.post("/episodes", {
        title: form.elements.title.value,
        day: form.elements.day.value || null,
        upload: drop.upload,
        names: drop.names,
      });
      location.assign(`/episodes/${made.slug}`);
    } catch (error) {
      problem.textContent = error.message;
      problem.hidden = false;
      studio.say("");
      button.disabled = false;
    }
  });
  for (const button of document.querySelectorAll(".plan")) {
    button.addEventListener("click", () => {
      form.elements.day.value = button.dataset.day;
      form.elements.title.focus();
      form.scrollIntoView({ block: "center" });
    });
  }
  const count = (number, word) => (number ? `${number} ${word}${number === 1 ? "" : "s"}` : "");
  studio.get("/problems").then((answer) => {
    for (const row of document.querySelectorAll("[data-slug]")) {
      const found = answer.episodes[row.dataset.slug];
      const place = row.querySelector(".counts");
      if (!found || !place) continue;
      place.textContent = [count(found.errors, "error"), count(found.warnings, "warning")].filter(Boolean).join(", ");
      place.classList.toggle("error", found.errors > 0);
    }
  }).catch(() => {});
})();
