// What's done with the cards of an episode's recordings.
"use strict";
(() => {
  const main = document.getElementById("main");
  // Positions as they are once a card was moved or taken out.
  const renumber = (from, to = null) => {
    for (const card of document.getElementById("segments").children) {
      const index = Number(card.dataset.index);
      let now = index;
      if (index === from && to !== null) now = to;
      else {
        if (index > from) now -= 1;
        if (to !== null && now >= to) now += 1;
      }
      card.dataset.index = String(now);
    }
  };

  segments.didMove = (card, to, title) => {
    // Segments that can't be read have positions too, but no cards.
    const previous = segments.cards()[to - 1];
    let from = 0;
    let place = 0;
    changes.save(() => {
      from = Number(card.dataset.index);
      const after = previous ? Number(previous.dataset.index) : -1;
      place = after < from ? after + 1 : after;
      return [{ kind: "move", from, to: place, ...fields.about(card) }];
    }, {
      says: `“${title}” is number ${to + 1} now.`,
      didSend: () => renumber(from, place),
    });
  };
  const takeOut = (card) => {
    let from = 0;
    const next = card.nextElementSibling || card.previousElementSibling;
    card.hidden = true;
    changes.save(() => {
      from = Number(card.dataset.index);
      return [{ kind: "remove", from, ...fields.about(card) }];
    }, {
      says: "Taken out. The recording is still in the folder; Undo brings it back.",
      didSend: () => { card.remove(); renumber(from); },
      failed: () => { card.hidden = false; },
    });
    (next?.querySelector(".handle") || document.getElementById("files")).focus();
  };
  // Both ends are one change: half a highlight can be wrong.
  sound.didMark = (card, part) => {
    changes.save(() => {
      const at = `segments[${card.dataset.index}].highlight`;
      return [
        ...fields.withoutWhole(card),
        { kind: "text", at: `${at}.from`, text: part.from, ...fields.about(card) },
        { kind: "text", at: `${at}.to`, text: part.to, ...fields.about(card) },
      ];
    });
  };
  main.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    const card = button?.closest(".segment");
    if (!card) return;
    if (button.matches(".remove")) {
      takeOut(card);
    } else if (button.matches(".unmark")) {
      changes.save(() => [{ kind: "text", at: `segments[${card.dataset.index}].highlight`, text: "", ...fields.about(card) }]);
    } else if (button.matches(".unpicture")) {
      changes.save(() => [{ kind: "text", at: `segments[${card.dataset.index}].image`, text: "", ...fields.about(card) }], {
        says: "Removed. The picture is still in the folder; Undo brings it back.",
        then: () => card.querySelector(".image").focus(),
      });
    } else if (button.matches(".unrepair")) {
      changes.save(() => [{ kind: "text", at: `segments[${card.dataset.index}].clean`, text: "", ...fields.about(card) }], {
        then: () => card.querySelector("[data-repairs] input").focus(),
      });
    }
  });
  if (drop) {
    drop.whenDone = async () => {
      const names = drop.names;
      const { upload } = drop;
      if (!names.length) return;
      drop.clear();
      await changes.change(() => studio.post(`${changes.address}/recordings`, { version: changes.version, upload, names }), {
        says: `${names.length} file${names.length === 1 ? "" : "s"} added.`,
      });
    };
  }
})();
