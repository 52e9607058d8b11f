// Chapter pictures: chosen, or dropped on a recording's card.
"use strict";
(() => {
  const main = document.getElementById("main");
  const sendPicture = async (card, file) => {
    try {
      studio.say(`Sending ${file.name}…`);
      const { upload } = await studio.post("/uploads", {});
      const { name } = await studio.ask("POST", `/uploads/${upload}?name=${encodeURIComponent(file.name)}`, file);
      await changes.change(() => studio.post(`${changes.address}/recordings`, { version: changes.version, upload, names: [name], segment: Number(card.dataset.index), ...fields.about(card) }), {
        says: `${file.name} is the picture of “${segments.titleOf(card)}”.`,
      });
      card.querySelector("details").open = true;
    } catch (error) {
      studio.say(error.message, true);
    }
  };
  main.addEventListener("change", (event) => {
    const field = event.target;
    if (!field.matches(".image") || !field.files[0]) return;
    sendPicture(field.closest(".segment"), field.files[0]);
    field.value = "";
  });
  // A picture that's dropped on a card is that recording's; anything else is a recording.
  const cardFor = (event) => {
    const files = [...(event.dataTransfer?.items || [])].filter((item) => item.kind === "file");
    const card = event.target.closest?.("#segments .segment");
    return card && files.length === 1 && files[0].type.startsWith("image/") ? card : null;
  };
  const showOver = (card) => {
    for (const other of main.querySelectorAll(".segment.over")) if (other !== card) other.classList.remove("over");
    card?.classList.add("over");
  };
  document.addEventListener("dragover", (event) => showOver(cardFor(event)));
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) showOver(null); });
  document.addEventListener("drop", (event) => {
    const card = cardFor(event);
    showOver(null);
    if (!card || card.querySelector(".image").disabled) return;
    event.preventDefault();
    event.stopPropagation();
    drop?.leave();
    sendPicture(card, event.dataTransfer.files[0]);
  }, true);
})();
