// Searches the episodes of a feed: titles, notes, tags, speakers, and everything that is said.
"use strict";
(() => {
  const main = document.querySelector("main.search");
  const find = (selector) => main.querySelector(selector);
  const words = find("#words");
  const about = find("#about");
  const by = find("#by");
  const status = find(".found");
  const results = find(".results");
  const more = find(".more");
  const batch = 4;
  const linesShown = 3;
  const { clock, fold } = roadcast;

  find(".tools").hidden = false;

  // In writing without spaces, and in Korean, every character is a word of its own; a syllable of Korean can be
  // written in two or three.
  const dense = "\u0e00-\u109f\u1100-\u11ff\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf\u2e80-\u312f\u3130-\u318f"
    + "\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\ua9e0-\ua9ff\uaa60-\uaadf\uac00-\ud7ff\uf900-\ufaff"
    + "\ufe30-\ufe4f\uff00-\uff9f\uffe0-\uffe6\u{1b000}-\u{1b16f}\u{20000}-\u{3fffd}";
  const syllable = "(?:[\u1100-\u1112][\u1161-\u1175]|[\uac00-\ud7a3])[\u11a8-\u11c2]?";
  const pieces = new RegExp(`${syllable}|[${dense}]|(?:(?![${dense}])[\\p{L}\\p{N}\\p{M}])+`, "gu");
  const isDense = new RegExp(`^[${dense}]`, "u");
  const isWord = /^[\p{L}\p{N}\p{M}]/u;

  // The words of a text in their order, with their places in it. Most texts are ASCII, which takes far less time.
  roadcast.words = (text) => {
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

  // What someone typed: words, "phrases" and beginnings*, each as a row of words that follow one another. The last
  // word may not be finished.
  const termsOf = (text) => {
    const terms = [];
    for (const match of text.matchAll(/["“”„«»]([^"“”„«»]*)(["“”„«»]?)(\**)|[^\s"“”„«»]+/gu)) {
      const isPhrase = match[1] !== undefined;
      const row = roadcast.words(isPhrase ? match[1] : match[0]);
      const isOpen = match.index + match[0].length === text.length && !(isPhrase && match[2]);
      // One letter begins too many words.
      const isLong = row.length > 1 || row[0]?.text.length > 1;
      const isPrefix = (isOpen && isLong) || (isPhrase ? match[3] !== "" : match[0].endsWith("*"));
      if (row.length) terms.push({ row, isPrefix });
    }
    return terms;
  };

  // The index has words, and pairs of characters in writing without spaces: what to look up for a term.
  const keysOf = ({ row, isPrefix }) => row.flatMap((word, index) => {
    const next = row[index + 1];
    if (!word.isDense) {
      const text = [...word.text].slice(0, 40).join("");
      return [{ text, isPrefix: isPrefix && !next }];
    }
    if (next?.isDense && next.start === word.end) return [{ text: word.text + next.text, isPrefix: false }];
    // The last one is in a pair already, unless it's alone.
    const before = row[index - 1];
    return before?.isDense && before.end === word.start ? [] : [{ text: word.text, isPrefix: true }];
  });

  const get = async (path, kind) => {
    const response = await fetch(path);
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response[kind]();
  };
  const kept = new Map();
  const once = (path, kind) => {
    if (!kept.has(path)) {
      const reading = get(path, kind);
      reading.catch(() => kept.delete(path));
      kept.set(path, reading);
    }
    return kept.get(path);
  };

  // The list of episodes: a line of fields for each, with numbers of names in other lists.
  let reading = null;
  const read = async () => {
    const list = await once("search/episodes.json", "json");
    const numbers = (field, names) => (field ? field.split(",").map((number) => names[number]) : []);
    const tags = list.tags.map((line) => line.split("\t")).map(([facet, tag]) => ({ facet, tag }));
    return {
      ...list,
      tags,
      episodes: list.episodes.map((line) => {
        const [slug, speakers, tagged, day, title] = line.split("\t");
        return {
          slug,
          day,
          title,
          speakers: numbers(speakers, list.speakers),
          tags: numbers(tagged, tags),
        };
      }),
    };
  };
  const episodeList = () => {
    if (!reading) {
      reading = read();
      reading.catch(() => { reading = null; });
    }
    return reading;
  };

  // The files that can have a term: the last that begins at or before it and, for the beginning of a word, those after.
  const filesWith = (list, term) => {
    const files = [];
    list.terms.forEach((first, index) => {
      const next = list.terms[index + 1];
      const begins = first <= term.text || (term.isPrefix && first.startsWith(term.text));
      if (begins && (next === undefined || next > term.text)) files.push(index);
    });
    return files;
  };
  const episodesWith = async (list, term) => {
    const places = new Set();
    for (const file of filesWith(list, term)) {
      const text = await once(`search/terms-${file}.txt?${list.version}`, "text");
      for (const line of text.split("\n")) {
        const space = line.indexOf(" ");
        const name = line.slice(0, space);
        if (space < 0 || !(term.isPrefix ? name.startsWith(term.text) : name === term.text)) continue;
        let place = 0;
        for (const step of line.slice(space + 1).split(",")) {
          place += parseInt(step, 36);
          places.add(place);
        }
      }
    }
    return places;
  };

  // Where a text has a term: the beginning and the end of each place.
  const places = (said, { row, isPrefix }) => said.flatMap((_, at) => {
    const isHere = row.every((word, index) => {
      const other = said[at + index];
      if (!other) return false;
      const isBeginning = isPrefix && index === row.length - 1 && !word.isDense;
      return isBeginning ? other.text.startsWith(word.text) : other.text === word.text;
    });
    return isHere ? [[said[at].start, said[at + row.length - 1].end]] : [];
  });
  // Lines and titles are compared with every search.
  const known = new Map();
  const wordsOf = (text) => {
    if (!known.has(text)) known.set(text, roadcast.words(text));
    return known.get(text);
  };
  const matches = (text, terms) => {
    const said = wordsOf(text);
    return terms.filter((term) => places(said, term).length).length;
  };

  // The lines of a transcript. One in which a phrase begins that ends in a later caption has all of its text.
  const linesFor = (lines, terms) => {
    const phrases = terms.filter(({ row }) => row.length > 1);
    return phrases.length === 0 ? lines : lines.map((line, at) => {
      let { text } = line;
      for (const phrase of phrases.filter(({ row }) => wordsOf(line.text).some((word) => word.text === row[0].text))) {
        let longer = line.text;
        for (let next = at + 1; lines[next]?.chapter === line.chapter && next <= at + phrase.row.length; next += 1) {
          longer += ` ${lines[next].text}`;
          const said = roadcast.words(longer);
          const isAcross = places(said, phrase).some(([from, to]) => from < line.text.length && to > line.text.length);
          if (isAcross && longer.length > text.length) text = longer;
          if (isAcross) break;
        }
      }
      return text === line.text ? line : { ...line, text };
    });
  };

  // The words that were searched for are marked. Every text is a text node: nothing in it is markup.
  const marked = (text, terms) => {
    const line = document.createElement("span");
    const said = wordsOf(text);
    let end = 0;
    for (const [from, to] of terms.flatMap((term) => places(said, term)).sort((one, other) => one[0] - other[0])) {
      if (to > end) {
        const part = document.createElement("mark");
        part.textContent = text.slice(Math.max(from, end), to);
        line.append(text.slice(end, Math.max(from, end)), part);
        end = to;
      }
    }
    line.append(text.slice(end));
    return line;
  };

  const element = (name, content, options = {}) => {
    const made = Object.assign(document.createElement(name), options);
    made.append(...content);
    return made;
  };

  // An episode as its page has it: the lines of the transcript, and every text. A page is smaller than the rest of
  // what has these, and its lines are those that people see and hear.
  const pages = new Map();
  const readPage = async (path) => {
    const main = new DOMParser().parseFromString(await once(path, "text"), "text/html").querySelector("main");
    const lines = [];
    let chapter = "";
    let speaker = "";
    for (const part of main.querySelectorAll(".transcript :is(h3, cite, p[data-t])")) {
      const text = part.textContent;
      if (part.localName === "h3") [chapter, speaker] = [text, ""];
      else if (part.localName === "cite") speaker = text;
      else lines.push(...roadcast.cues(part).map((cue) => ({ ...cue, chapter, speaker })));
    }
    const texts = [];
    const nodes = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    while (nodes.nextNode()) texts.push(nodes.currentNode.data);
    return { lines, text: texts.join("\n") };
  };
  const pageOf = ({ slug }) => `episodes/${slug}.html`;
  const open = (episode) => {
    const path = pageOf(episode);
    if (!pages.has(path)) {
      const page = readPage(path);
      page.catch(() => pages.delete(path));
      pages.set(path, page);
    }
    return pages.get(path);
  };

  const entry = (episode, terms) => element("li", [
    element("h2", [element("a", [marked(episode.title, terms)], { href: pageOf(episode), dir: "auto" })]),
    element("p", [episode.day], { className: "facts" }),
  ]);
  const moment = (episode, line, terms) => {
    const hidden = (text) => element("span", [text], { className: "hide" });
    const time = clock(Number(line.start));
    const name = [hidden("Play from "), time, hidden(`, ${line.chapter || episode.title}`)];
    const link = element("a", name, { href: `${pageOf(episode)}#t=${line.start}` });
    const words = element("q", [marked(line.text, terms)], { dir: "auto" });
    return element("li", [link, " ", words, line.speaker ? ` – ${line.speaker}` : ""]);
  };

  // Adds the moments of an episode to its entry; false if it hasn't got what was searched for after all.
  const fill = async (item, episode, terms, speaker) => {
    if (!terms.length && !speaker) return true;
    const page = await open(episode);
    if (matches(page.text, terms) < terms.length) return false;
    const said = linesFor(page.lines, terms).filter((line) => !speaker || line.speaker === speaker)
      .map((line) => ({ line, count: matches(line.text, terms) }));
    const most = Math.max(...said.map((one) => one.count), 0);
    // Someone else may have said the words.
    if (speaker && terms.length && most === 0) return false;
    const best = said.filter((one) => one.count === most && (most > 0 || speaker));
    const list = element("ul", [], { className: "list" });
    list.append(...best.slice(0, linesShown).map(({ line }) => moment(episode, line, terms)));
    if (best.length > linesShown) {
      list.append(element("li", [`and ${best.length - linesShown} more in this episode`], { className: "facts" }));
    }
    // From an attempt that failed for another episode.
    item.querySelector(".list")?.remove();
    if (best.length) item.append(list);
    return true;
  };

  const apologize = () => {
    status.textContent = location.protocol.startsWith("http")
      ? "The search can’t be loaded. Check the connection, and try again."
      : "The search works on a web server only: a page in a folder can’t read other files.";
  };
  let turn = 0;
  const search = async (mine) => {
    const list = await episodeList();
    const terms = termsOf(words.value);
    const tag = about.value;
    const speaker = by.value;
    const hash = new URLSearchParams();
    if (words.value.trim()) hash.set("q", words.value.trim());
    if (tag) hash.set("about", tag);
    if (speaker) hash.set("by", speaker);
    const address = hash.toString() ? `#${hash}` : location.pathname + location.search;
    history.replaceState(null, "", address);
    if (!terms.length && !tag && !speaker) {
      results.replaceChildren();
      status.textContent = "";
      more.hidden = true;
      return;
    }
    let found = list.episodes.map((_, place) => place);
    for (const key of terms.flatMap(keysOf)) {
      const having = await episodesWith(list, key);
      found = found.filter((place) => having.has(place));
    }
    if (mine !== turn) return;
    const episodes = found.map((place) => list.episodes[place]).filter((episode) => (
      (!tag || episode.tags.some((one) => `${one.facet}: ${one.tag}` === tag)) &&
      (!speaker || episode.speakers.includes(speaker))
    ));
    // Those with the words in their titles come first; otherwise the newest does.
    const inTitle = new Map(episodes.map((episode) => [episode, matches(episode.title, terms)]));
    episodes.sort((one, other) => inTitle.get(other) - inTitle.get(one));
    // Who said the words, and whether they follow one another, is only known from the pages.
    const isCounted = !terms.length || (!speaker && terms.every((term) => keysOf(term).length === 1));
    const count = (number) => (number === 1 ? "1 episode" : `${number || "No"} episodes`);
    let shown = 0;
    let added = 0;
    const append = (items) => {
      if (mine !== turn) return;
      if (added === 0) results.replaceChildren();
      results.append(...items);
      added += items.length;
      const isAll = shown >= episodes.length;
      more.hidden = isAll;
      status.textContent = isCounted ? count(episodes.length) : isAll ? count(added) : "";
    };
    // Entries whose moments aren't there yet; they're kept if a page can't be loaded.
    let waiting = [];
    const showNext = async () => {
      const before = added;
      do {
        if (!waiting.length) {
          waiting = episodes.slice(shown, shown + batch).map((episode) => ({ episode, item: entry(episode, terms) }));
          shown += batch;
          // The titles are here at once, and the moments follow.
          if (isCounted) append(waiting.map(({ item }) => item));
        }
        const isRight = await Promise.all(waiting.map(({ item, episode }) => fill(item, episode, terms, speaker)));
        const right = waiting.filter((_, index) => isRight[index]).map(({ item }) => item);
        waiting = [];
        append(isCounted ? [] : right);
      } while (mine === turn && added === before && shown < episodes.length);
    };
    let isBusy = false;
    const next = async () => {
      if (isBusy || mine !== turn) return;
      isBusy = true;
      try {
        await showNext();
      } catch {
        if (mine === turn) {
          apologize();
          // Tries again.
          more.hidden = false;
        }
      }
      isBusy = false;
    };
    more.onclick = next;
    await next();
  };
  const run = () => {
    turn += 1;
    const mine = turn;
    return search(mine).catch(() => { if (mine === turn) apologize(); });
  };

  const choices = async () => {
    const list = await episodeList();
    const facets = new Map();
    for (const { facet, tag } of list.tags) {
      if (!facets.has(facet)) facets.set(facet, new Set());
      facets.get(facet).add(tag);
    }
    for (const [facet, tags] of facets) {
      const group = element("optgroup", [...tags].sort().map((tag) => element("option", [tag], { value: `${facet}: ${tag}` })), { label: facet });
      about.append(group);
    }
    by.append(...[...list.speakers].sort().map((name) => element("option", [name], { value: name })));
    about.parentElement.hidden = facets.size === 0;
    by.parentElement.hidden = list.speakers.length === 0;
  };

  let wait = 0;
  words.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(run, 150); });
  about.addEventListener("change", run);
  by.addEventListener("change", run);
  const start = () => {
    const hash = new URLSearchParams(location.hash.slice(1));
    // Someone may have typed already.
    words.value = hash.get("q") || words.value;
    about.value = hash.get("about") || "";
    by.value = hash.get("by") || "";
    if (location.hash || words.value) run(); else words.focus();
  };
  choices().then(start, run);
})();
