// Copies the feed's address.
"use strict";
(() => {
  const button = document.querySelector("button.copy");
  const address = document.getElementById("address").textContent;
  const status = document.querySelector(".address [role=status]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(address);
    } catch {
      const field = document.createElement("textarea");
      field.value = address;
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
      button.focus();
    }
    status.textContent = "Copied.";
  });
})();
