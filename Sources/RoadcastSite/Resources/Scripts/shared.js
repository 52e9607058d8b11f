// What the scripts share: clocks, copying, and the comparison of words.
"use strict";
const roadcast = (() => {
  // 4:05 or 1:02:03.
  const clock = (seconds) => {
    const whole = Math.max(0, Math.floor(seconds + 0.001));
    const two = (number) => String(number).padStart(2, "0");
    const hours = Math.floor(whole / 3600);
    const minutes = Math.floor(whole / 60) % 60;
    return hours ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
  };

  // Whether the text was copied.
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Pages from a folder, from servers without HTTPS and in frames have no clipboard.
      const focused = document.activeElement;
      const field = document.createElement("textarea");
      field.value = text;
      document.body.append(field);
      field.select();
      let isCopied = false;
      try { isCopied = document.execCommand("copy"); } catch { /* not allowed */ }
      field.remove();
      focused?.focus();
      return isCopied;
    }
  };
  // Where it wasn't, the text is selected.
  const askToCopy = "Press Ctrl+C, or ⌘C on a Mac, to copy it.";

  for (const button of document.querySelectorAll("button[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const source = document.getElementById(button.dataset.copy);
      const isCopied = await copy(source.textContent);
      if (!isCopied) getSelection().selectAllChildren(source);
      button.parentElement.querySelector("[role=status]").textContent = isCopied ? "Copied." : askToCopy;
    });
  }

  // Words are compared in lower case, and without the accents and strokes of Latin and Greek letters. The searches
  // of the command and of the index (SearchWord.swift) do the same.
  const strokes = new Map([..."øođdħhŀlłlŧtƀbƃbƈcƌdƒfƙkƚlƞnƥpƫtƭtƴyƶzǥgǿoȡdȥzȴlȵnȶtȼcȿsɀzɇeɉjɋqɍrɏyẚaỿyςσ"]
    .map((letter, index, all) => (index % 2 ? null : [letter, all[index + 1]])).filter(Boolean));
  const fold = (text) => text.toLowerCase()
    .replace(/[\p{Script=Latin}\p{Script=Greek}][\u0300-\u036f]*/gu, (letter) => {
      const plain = letter.normalize("NFD")[0];
      return strokes.get(plain) || strokes.get(letter[0]) || plain;
    })
    .replace(/\p{Script=Cyrillic}[\u0300-\u036f]+/gu, (letter) => letter.normalize("NFC"))
    .replace(/[\u0300-\u036f]+/g, "");

  // The cues of a transcript's paragraph: a line of its text each, after the link.
  const cues = (paragraph) => {
    let start = 0;
    const steps = paragraph.dataset.t.split(" ");
    return paragraph.lastChild.data.split("\n").slice(1).map((text, index) => {
      start += Number(steps[index]);
      return { text, start: (start / 1000).toFixed(3) };
    });
  };

  return { askToCopy, clock, copy, cues, fold };
})();
