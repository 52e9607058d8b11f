// What a build would change, the build, and the targets that get it.
"use strict";
const release = (() => {
  const find = (id) => document.getElementById(id);
  const words = { added: "New", changed: "Changed", removed: "Removed" };

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
    for (const note of answer.notes) find("problems").append(row("li", "problem", studio.sentence(note)));
    return errors.length;
  };

  // Shows how far the work is, until the returned function is called.
  const watch = (bar, place, path = "/release/progress") => {
    bar.hidden = false;
    bar.removeAttribute("value");
    if (!path) return () => { bar.hidden = true; };
    const timer = setInterval(async () => {
      try {
        const state = await studio.get(path);
        if (bar.hidden) return;
        if (state.share === undefined || state.share === null) bar.removeAttribute("value"); else bar.value = state.share;
        if (state.step) place.textContent = studio.sentence(state.step);
      } catch { /* the request itself reports it */ }
    }, 400);
    return () => { clearInterval(timer); bar.hidden = true; };
  };

  const run = async (path, done) => {
    find("build").disabled = true;
    find("again").disabled = true;
    find("done").textContent = "";
    const end = watch(find("bar"), find("looking"));
    try {
      const answer = await studio.post(path, {});
      end();
      done(answer, show(answer));
    } catch (error) {
      end();
      find("looking").textContent = "";
      find("problems").replaceChildren(row("li", "problem error", error.message));
    } finally {
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
  find("again").addEventListener("click", look);
  look();
  return { row, link, watch };
})();

(() => {
  const { row, link, watch } = release;
  const files = (number) => `${number} file${number === 1 ? "" : "s"}`;
  const size = (bytes) => (bytes > 1e6 ? `${Math.round(bytes / 1e5) / 10} MB` : `${Math.ceil(bytes / 1000)} kB`);
  const list = (parts) => (parts.length > 1 ? `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}` : parts[0]);
  const kinds = { added: "New", changed: "Changed", removed: "Removed" };
  const channels = { webhook: "the webhook", mail: "e-mail" };

  const sums = (answer, isSent) => {
    const counts = [
      [answer.added, isSent ? "added" : "add"], [answer.changed, isSent ? "changed" : "change"],
      [answer.removed, isSent ? "removed" : "remove"],
    ].filter(([number]) => number).map(([number, verb]) => (isSent ? `${files(number)} ${verb}` : `${verb} ${files(number)}`));
    if (!counts.length) return "It’s up to date: nothing has to be sent.";
    const sent = answer.bytes ? ` (${size(answer.bytes)} to send)` : "";
    return isSent ? `Sent: ${list(counts)}.` : `Sending would ${list(counts)}${sent}.`;
  };

  for (const item of document.querySelectorAll("[data-target]")) {
    const part = (selector) => item.querySelector(selector);
    const address = `/release/targets/${encodeURIComponent(item.dataset.target)}`;
    const buttons = [...item.querySelectorAll("button")];

    const clear = () => {
      part(".answer").textContent = "";
      part(".problems").textContent = "";
      part(".told").textContent = "";
      part(".files").hidden = true;
    };
    const problem = (...parts) => part(".problems").append(row("li", "problem error", ...parts));
    const showFiles = (answer) => {
      part(".files").hidden = !answer.files.length;
      part(".files ul").replaceChildren(...answer.files.map((file) => row("li", file.kind, row("b", "", kinds[file.kind]), ` ${file.path}`)));
      const more = answer.added + answer.changed + answer.removed - answer.files.length;
      if (more > 0) part(".files ul").append(row("li", "", `and ${files(more)} more`));
    };
    const showMessages = (answer) => {
      for (const message of answer.messages) {
        const head = row("p", "", message.slug ? "Then it tells " : "Then it sends the report of the week to ", row("b", "", message.recipients));
        if (message.slug) head.append(" about ", link(message.slug, message.slug));
        const text = row("pre", "sample", message.text);
        text.tabIndex = 0;
        text.dir = "auto";
        part(".told").append(head, text);
      }
      const told = answer.told.map(([channel, slug]) => (slug ? `${slug} by ${channels[channel] || channel}` : `the report of the week by ${channels[channel] || channel}`));
      if (told.length) part(".told").append(row("p", "", `Announced: ${list(told)}.`));
    };
    const showAnswer = (answer, isSent, facts) => {
      clear();
      const links = answer.links ? ` ${answer.links} links were tried at the public address${answer.problems.length ? "." : ", and all of them work."}` : "";
      part(".answer").textContent = `${sums(answer, isSent)}${links}${facts}`;
      const shown = answer.problems.slice(0, 20);
      for (const text of shown) problem(studio.sentence(text));
      if (answer.problems.length > shown.length) problem(`And ${answer.problems.length - shown.length} more problems like these.`);
      for (const text of answer.notes) part(".problems").append(row("li", "problem", studio.sentence(text)));
      showMessages(answer);
      showFiles(answer);
    };
    const showOutcome = (outcome) => {
      const facts = ` (${outcome.time}${outcome.person ? `, ${outcome.person}` : ""})`;
      if (outcome.answer) {
        showAnswer(outcome.answer, true, facts);
      } else {
        clear();
        problem(row("b", "", "Not sent:"), ` ${studio.sentence(outcome.problem)}${facts}`);
      }
    };
    const run = async (kind, done) => {
      for (const button of buttons) button.disabled = true;
      clear();
      const end = watch(part("progress"), part(".answer"), kind === "send" ? "/release/sending" : null);
      part(".answer").textContent = kind === "send" ? "Sending…" : "Comparing…";
      try {
        const answer = await studio.post(`${address}/${kind}`, {});
        end();
        done(answer);
      } catch (error) {
        end();
        clear();
        problem(error.message);
      } finally {
        for (const button of buttons) button.disabled = false;
      }
    };
    part(".send").addEventListener("click", () => run("send", showOutcome));
    part(".compare").addEventListener("click", () => run("compare", (answer) => showAnswer(answer, false, "")));
    item.showOutcome = showOutcome;
  }

  // What became of sending stays visible when the page is loaded again.
  if (document.querySelector("[data-target]")) {
    studio.get("/release/outcomes").then((outcomes) => {
      for (const [name, outcome] of Object.entries(outcomes)) {
        document.querySelector(`[data-target="${CSS.escape(name)}"]`)?.showOutcome(outcome);
      }
    }).catch(() => {});
  }
})();
