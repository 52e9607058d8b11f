// What a build would change, and the build.
"use strict";
(() => {
  const find = (id) => document.getElementById(id);
  const words = { added: "New", changed: "Changed", removed: "Removed" };
  let timer = 0;

  const row = (name, className, ...parts) => {
    const made = document.createElement(name);
    made.className = className;
    made.append(...parts);
    return made;
  };
  const link = (slug, text) => {
    const made = document.createElement("a");
    made.href = `/episodes/${slug}`;
    made.textContent = text;
    made.dir = "auto";
    return made;
  };
  const show = (answer) => {
    find("changes").textContent = "";
    for (const change of answer.changes) {
      const details = change.details.length ? ` (${change.details.join(", ")})` : "";
      find("changes").append(row("li", change.kind, row("b", "", words[change.kind]), " ",
        change.kind === "removed" ? change.title : link(change.slug, change.title),
        `${details} `, row("span", "soft", change.feeds.join(", "))));
    }
    find("problems").textContent = "";
    const errors = answer.problems.filter((one) => one.severity === "error");
    for (const problem of [...errors, ...answer.problems.filter((one) => one.severity !== "error")].slice(0, 100)) {
      find("problems").append(row("li", `problem ${problem.severity}`, row("b", "", problem.severity === "error" ? "Error:" : "Warning:"), " ",
        studio.sentence(problem.message), " ", problem.slug ? link(problem.slug, problem.place) : row("span", "soft", problem.place)));
    }
    return errors.length;
  };
  const watch = (isOn) => {
    clearInterval(timer);
    find("bar").hidden = !isOn;
    if (!isOn) return;
    timer = setInterval(async () => {
      try {
        const state = await studio.get("/release/progress");
        if (state.share === undefined || state.share === null) find("bar").removeAttribute("value"); else find("bar").value = state.share;
        find("looking").textContent = state.step ? `${studio.sentence(state.step)}` : "Looking…";
      } catch { /* the request itself reports it */ }
    }, 400);
  };
  const run = async (path, done) => {
    find("build").disabled = true;
    find("again").disabled = true;
    find("done").textContent = "";
    watch(true);
    try {
      const answer = await studio.post(path, {});
      done(answer, show(answer));
    } catch (error) {
      find("looking").textContent = error.message;
    } finally {
      watch(false);
      find("again").disabled = false;
    }
  };
  const look = () => run("/release/changes", (answer, errors) => {
    if (errors) {
      find("looking").textContent = "These errors have to be corrected first. Nothing that’s published changes until then.";
    } else {
      find("looking").textContent = answer.changes.length ? "The next build makes these changes:" : "Nothing is new: the feeds are as they should be.";
      find("build").disabled = false;
    }
  });
  find("build").addEventListener("click", () => run("/release/build", (answer, errors) => {
    find("looking").textContent = errors ? "Not built: correct these errors first." : "";
    find("done").textContent = errors ? "" : answer.changes.length ? "Built. The feeds have these changes now." : "Built. Nothing was new.";
    find("build").disabled = true;
  }));
  const files = (number) => `${number} file${number === 1 ? "" : "s"}`;
  const size = (bytes) => (bytes > 1e6 ? `${Math.round(bytes / 1e5) / 10} MB` : `${Math.ceil(bytes / 1000)} kB`);
  for (const row of document.querySelectorAll("[data-target]")) {
    const place = row.querySelector(".answer");
    const buttons = [...row.querySelectorAll("button")];
    const run = async (kind) => {
      for (const button of buttons) button.disabled = true;
      place.textContent = kind === "send" ? "Sending…" : "Comparing…";
      watch(true);
      try {
        const answer = await studio.post(`/release/targets/${encodeURIComponent(row.dataset.target)}/${kind}`, {});
        const verb = kind === "send" ? "Sent" : "Would send";
        place.textContent = answer.sends || answer.removals
          ? `${verb} ${files(answer.sends)}, ${size(answer.bytes)}${answer.removals ? `, and ${kind === "send" ? "removed" : "remove"} ${files(answer.removals)}` : ""}.`
          : "It’s up to date.";
        if (answer.problems.length) place.textContent += ` ${answer.problems.slice(0, 3).join(" ")}`;
      } catch (error) {
        place.textContent = error.message;
      } finally {
        watch(false);
        for (const button of buttons) button.disabled = false;
      }
    };
    row.querySelector(".send").addEventListener("click", () => run("send"));
    row.querySelector(".compare").addEventListener("click", () => run("compare"));
  }
  find("again").addEventListener("click", look);
  look();
})();
