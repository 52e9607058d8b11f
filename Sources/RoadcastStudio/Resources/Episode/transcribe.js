// Having the show's transcriber write what's missing, after a question.
"use strict";
(() => {
  // The program is the show's own choice, but it's a program, and it can take long.
  const askToTranscribe = (isAsked) => {
    document.getElementById("ask").hidden = !isAsked;
    document.getElementById("transcribe").disabled = isAsked;
    document.getElementById(isAsked ? "transcribenow" : "transcribe").focus();
  };
  const transcribe = async (button) => {
    button.disabled = true;
    button.textContent = "Transcribing…";
    studio.say("Transcribing…");
    try {
      const answer = await studio.post(`${changes.address}/transcribe`, {});
      if (!answer.problems.length) { location.reload(); return; }
      for (const problem of answer.problems) changes.showRefusal(studio.sentence(problem));
      studio.say(`${answer.written} transcript${answer.written === 1 ? "" : "s"} written.`);
      answers.show(await studio.get(`${changes.address}/state`));
    } catch (error) {
      studio.say(error.message, true);
    }
    button.disabled = false;
    button.textContent = "Run it";
    askToTranscribe(false);
  };
  document.getElementById("main").addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.id === "transcribe") askToTranscribe(true);
    else if (button?.id === "transcribelater") askToTranscribe(false);
    else if (button?.id === "transcribenow") transcribe(button);
  });
})();
