// The list of changes: each can be undone as long as its file is what it made of it.
"use strict";
for (const button of document.querySelectorAll("[data-step]")) {
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      await studio.post(`/history/${button.dataset.step}/${button.dataset.kind}`, {});
      location.reload();
    } catch (error) {
      if (!conflicts.show(error, () => location.reload(), null)) studio.say(error.message, true);
      button.disabled = false;
    }
  });
}
