// What all pages share: requests that carry the token, short messages, and clocks.
"use strict";
const studio = (() => {
  const token = document.querySelector("meta[name=token]").content;
  const status = document.getElementById("status");
  let timer = 0;

  // A short message at the edge of the page, which screen readers read too.
  const say = (text, isProblem = false) => {
    clearTimeout(timer);
    status.textContent = text;
    status.classList.toggle("error", isProblem);
    timer = setTimeout(() => { status.textContent = ""; }, isProblem ? 12000 : 4000);
  };

  // A name, a path or an address at the beginning stays as it is.
  const first = (text) => (/^\p{Ll}+([\s,;:'’]|$)/u.test(text) ? text[0].toUpperCase() : text[0]);
  const sentence = (text) => (text ? `${first(text)}${text.slice(1)}${/[.!?]$/.test(text) ? "" : "."}` : "");

  // An answer that isn't a success is thrown, with its content.
  const ask = async (method, path, body, headers = {}) => {
    let response;
    try {
      response = await fetch(path, {
        method,
        body,
        headers: { "X-Roadcast-Token": token, ...headers },
        redirect: "error",
      });
    } catch {
      const error = new Error("The studio doesn’t answer. Is it still running?");
      error.status = 0;
      throw error;
    }
    const isJSON = (response.headers.get("content-type") || "").startsWith("application/json");
    const answer = isJSON ? await response.json() : { problem: (await response.text()).trim() };
    if (!response.ok) {
      const error = new Error(sentence(answer.problem || response.statusText));
      error.status = response.status;
      error.answer = answer;
      throw error;
    }
    return answer;
  };
  const post = (path, value) =>
    ask("POST", path, JSON.stringify(value), { "Content-Type": "application/json" });
  const get = (path) => ask("GET", path);

  // 4:05, or 1:02:03.
  const clock = (seconds) => {
    const whole = Math.max(0, Math.floor(seconds + 0.001));
    const two = (number) => String(number).padStart(2, "0");
    const hours = Math.floor(whole / 3600);
    const minutes = Math.floor(whole / 60) % 60;
    return hours ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
  };

  return { token, say, sentence, ask, post, get, clock };
})();

// Two versions of a file: what the page would have written, and what someone else wrote meanwhile.
const conflicts = (() => {
  const box = document.getElementById("conflict");
  const part = (heading, text, other) => {
    const column = document.createElement("div");
    const title = document.createElement("h3");
    title.textContent = heading;
    const lines = document.createElement("pre");
    lines.tabIndex = 0;
    const others = new Set(other.split("\n"));
    for (const line of text.split("\n")) {
      const row = document.createElement(others.has(line) ? "span" : "mark");
      row.textContent = `${line}\n`;
      lines.append(row);
    }
    column.append(title, lines);
    return column;
  };
  const hide = () => { if (box) { box.hidden = true; box.textContent = ""; } };

  // Whether the error was a conflict. `choose` gets whether the person keeps their own version, and the answer.
  // `mine` is what the button for that says; without it there's no such button.
  const show = (error, choose, mine = "Make my change in it") => {
    const answer = error.answer;
    if (!box || error.status !== 409 || answer?.theirs === undefined) return false;
    box.textContent = "";
    const heading = document.createElement("h2");
    heading.textContent = answer.isGone ? "This file was removed meanwhile" : "This file was changed meanwhile";
    const words = document.createElement("p");
    const who = answer.isGone ? "Someone removed it." : "Someone saved it in another window or with another program.";
    words.textContent = `${who} Nothing was overwritten.${mine ? " Which version do you want to keep?" : ""}`;
    const both = document.createElement("div");
    both.className = "both";
    if (answer.mine) both.append(part("With your change", answer.mine, answer.theirs));
    if (!answer.isGone) both.append(part("On the disk", answer.theirs, answer.mine || answer.theirs));
    const buttons = document.createElement("p");
    buttons.className = "buttons";
    const button = (text, isMine) => {
      const made = document.createElement("button");
      made.type = "button";
      made.textContent = text;
      made.addEventListener("click", () => { hide(); choose(isMine, answer); });
      buttons.append(made, " ");
    };
    button(!mine ? "Load the page again" : answer.isGone ? "Leave it removed" : "Keep what’s on the disk", false);
    if (mine) button(answer.isGone ? "Write it again" : mine, true);
    box.append(heading, words, both, buttons);
    box.hidden = false;
    box.scrollIntoView({ block: "start" });
    buttons.querySelector("button").focus();
    return true;
  };
  return { show, hide, get isOpen() { return Boolean(box && !box.hidden); } };
})();
