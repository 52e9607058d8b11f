// Searches the episodes of a feed: titles, notes, tags, speakers, and everything that is said.
"use strict";
(() => {
  const main = document.querySelector("main.search");
  const find = (selector) => main.querySelector(selector);
  const root = main.dataset.root;
  const words = find("#words");
  const about = find("#about");
  const by = find("#by");
  const status = find(".found");
  const results = find(".results");
  const more = find(".more");
  const batch = 4;
  const linesShown = 3;
  const { clock } = roadcast;

  find(".tools").hidden = false;

  // What someone typed: words, "phrases" and beginnings*, each as a row of words that follow one another. The last
  // word may not be finished.
  const termsOf = (text) => {
    const terms = [];
    for (const match of text.matchAll(/["“”„«»]([^"“”„«»]*)(["“”„«»]?)(\**)|[^\s"“”„«»]+/gu)) {
      const isPhrase = match[1] !== undefined;
      const row = roadcast.words(isPhrase ? match[1] : match[0]);
      const isOpen = match.index + match[0].length === text.length && !(isPhrase && match[2]);
      const isPrefix = isOpen || (isPhrase ? match[3] !== "" : match[0].endsWith("*"));
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
  const matches = (text, terms) => {
    const said = roadcast.words(text);
    return terms.filter((term) => places(said, term).length).length;
  };

  // The words that were searched for are marked. Every text is a text node: nothing in it is markup.
  const marked = (text, terms) => {
    const line = document.createElement("span");
    const said = roadcast.words(text);
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

  const show = async (episode, terms, speaker) => {
    const page = `episodes/${episode.slug}.html`;
    const title = element("a", [marked(episode.title, terms)], { href: page, dir: "auto" });
    const item = element("li", [
      element("h2", [title]),
      element("p", [episode.day], { className: "facts" }),
    ]);
    if (!episode.transcript || (!terms.length && !speaker)) return item;
    const said = (await once(root + episode.transcript, "json")).segments
      .filter((line) => !speaker || line.speaker === speaker)
      .map((line) => ({ line, count: matches(line.body, terms) }));
    const most = Math.max(...said.map((one) => one.count), 0);
    // Someone else may have said the words.
    if (speaker && terms.length && most === 0) return null;
    const best = said.filter((one) => one.count === most && (most > 0 || speaker));
    const list = element("ul", [], { className: "list" });
    for (const { line } of best.slice(0, linesShown)) {
      const start = line.startTime.toFixed(3);
      const hidden = (text) => element("span", [text], { className: "hide" });
      const name = [hidden("Play from "), clock(line.startTime), hidden(`, ${episode.title}`)];
      const link = element("a", name, { href: `${page}#t=${start}` });
      const words = element("q", [marked(line.body, terms)], { dir: "auto" });
      list.append(element("li", [link, " ", words, line.speaker ? ` – ${line.speaker}` : ""]));
    }
    if (best.length > linesShown) {
      list.append(element("li", [`and ${best.length - linesShown} more in this episode`], { className: "facts" }));
    }
    if (best.length) item.append(list);
    return item;
  };

  let turn = 0;
  const search = async () => {
    turn += 1;
    const mine = turn;
    const list = await once("search/episodes.json", "json");
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
    // How many there are of one speaker's words is only known once their transcripts were read.
    const isCounted = !speaker || !terms.length;
    const count = (number) => (number === 1 ? "1 episode" : `${number || "No"} episodes`);
    let shown = 0;
    let added = 0;
    const next = async () => {
      const items = [];
      while (items.length === 0 && (shown === 0 || shown < episodes.length)) {
        const some = await Promise.all(episodes.slice(shown, shown + batch).map((one) => show(one, terms, speaker)));
        items.push(...some.filter(Boolean));
        shown += batch;
      }
      if (mine !== turn) return;
      if (added === 0) results.replaceChildren();
      results.append(...items);
      added += items.length;
      more.hidden = shown >= episodes.length;
      status.textContent = isCounted ? count(episodes.length) : added ? "" : count(0);
    };
    more.onclick = next;
    await next();
  };
  const run = () => search().catch(() => {
    status.textContent = location.protocol.startsWith("http")
      ? "The search can’t be loaded. Check the connection, and try again."
      : "The search works on a web server only: a page in a folder can’t read other files.";
  });

  const choices = async () => {
    const list = await once("search/episodes.json", "json");
    const facets = new Map();
    const speakers = new Set();
    for (const episode of list.episodes) {
      for (const { facet, tag } of episode.tags) {
        if (!facets.has(facet)) facets.set(facet, new Set());
        facets.get(facet).add(tag);
      }
      episode.speakers.forEach((name) => speakers.add(name));
    }
    for (const [facet, tags] of facets) {
      const group = element("optgroup", [...tags].sort().map((tag) => element("option", [tag], { value: `${facet}: ${tag}` })), { label: facet });
      about.append(group);
    }
    by.append(...[...speakers].sort().map((name) => element("option", [name], { value: name })));
    about.parentElement.hidden = facets.size === 0;
    by.parentElement.hidden = speakers.size === 0;
  };

  let wait = 0;
  words.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(run, 150); });
  about.addEventListener("change", run);
  by.addEventListener("change", run);
  const start = () => {
    const hash = new URLSearchParams(location.hash.slice(1));
    words.value = hash.get("q") || "";
    about.value = hash.get("about") || "";
    by.value = hash.get("by") || "";
    if (location.hash) run(); else words.focus();
  };
  choices().then(start, run);
})();
