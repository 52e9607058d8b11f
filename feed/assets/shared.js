"use strict";
const roadcast = (() => {
const clock = (seconds) => {
const whole = Math.max(0, Math.floor(seconds + 0.001));
const two = (number) => String(number).padStart(2, "0");
const hours = Math.floor(whole / 3600);
const minutes = Math.floor(whole / 60) % 60;
return hours ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
};
const copy = async (text) => {
try {
await navigator.clipboard.writeText(text);
return true;
} catch {
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
const strokes = new Map([..."øođdħhŀlłlŧtƀbƃbƈcƌdƒfƙkƚlƞnƥpƫtƭtƴyƶzǥgǿoȡdȥzȴlȵnȶtȼcȿsɀzɇeɉjɋqɍrɏyẚaỿyςσ"]
.map((letter, index, all) => (index % 2 ? null : [letter, all[index + 1]])).filter(Boolean));
const fold = (text) => text.toLowerCase()
.replace(/[\p{Script=Latin}\p{Script=Greek}][\u0300-\u036f]*/gu, (letter) => {
const plain = letter.normalize("NFD")[0];
return strokes.get(plain) || strokes.get(letter[0]) || plain;
})
.replace(/\p{Script=Cyrillic}[\u0300-\u036f]+/gu, (letter) => letter.normalize("NFC"))
.replace(/[\u0300-\u036f]+/g, "");
const dense = "\u0e00-\u109f\u1100-\u11ff\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf\u2e80-\u312f\u3130-\u318f"
+ "\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\ua9e0-\ua9ff\uaa60-\uaadf\uac00-\ud7ff\uf900-\ufaff"
+ "\ufe30-\ufe4f\uff00-\uff9f\uffe0-\uffe6\u{1b000}-\u{1b16f}\u{20000}-\u{3fffd}";
const syllable = "(?:[\u1100-\u1112][\u1161-\u1175]|[\uac00-\ud7a3])[\u11a8-\u11c2]?";
const pieces = new RegExp(`${syllable}|[${dense}]|(?:(?![${dense}])[\\p{L}\\p{N}\\p{M}])+`, "gu");
const isDense = new RegExp(`^[${dense}]`, "u");
const isWord = /^[\p{L}\p{N}\p{M}]/u;
const words = (text) => {
if (/^[\0-\x7f]*$/.test(text)) {
return [...text.toLowerCase().matchAll(/[a-z0-9]+/g)].map((match) => ({
text: match[0], isDense: false, start: match.index, end: match.index + match[0].length,
}));
}
return [...text.matchAll(pieces)].filter((match) => isWord.test(match[0])).map((match) => ({
text: fold(/[\u1100-\u11ff]/.test(match[0]) ? match[0].normalize("NFC") : match[0]),
isDense: isDense.test(match[0]),
start: match.index,
end: match.index + match[0].length,
})).filter((word) => word.text);
};
const cues = (paragraph) => {
let start = 0;
const steps = paragraph.dataset.t.split(" ");
return paragraph.lastChild.data.split("\n").slice(1).map((text, index) => {
start += Number(steps[index]);
return { text, start: (start / 1000).toFixed(3) };
});
};
return { askToCopy, clock, copy, cues, fold, words };
})();
