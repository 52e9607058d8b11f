// The fields of an episode's page, and how each one changes the manifest.
"use strict";
const fields = (() => {
  // The path of a field's value in the manifest.
  const pathOf = (field) => {
    const segment = field.closest(".segment");
    return segment ? `segments[${segment.dataset.index}].${field.dataset.at}` : field.dataset.at;
  };
  const textOf = (field) => (field.dataset.kind === "flag" ? (field.checked ? "true" : "") : field.value);
  // Which recording a change is about: its position can have changed by the time that it's sent.
  const about = (card) => {
    if (!card) return {};
    if (!card.isConnected) throw new Error("This recording isn’t in the episode any more, so nothing was changed.");
    return { audio: card.dataset.path };
  };
  const editOf = (field) => {
    const repairs = field.closest("[data-repairs]");
    if (repairs) {
      return { kind: "repairs", at: pathOf(repairs), texts: [field.value], text: String(field.checked), ...about(field.closest(".segment")) };
    }
    const facet = field.closest("[data-facet]");
    if (facet) {
      const group = field.closest("[data-tags]");
      const segment = field.closest(".segment");
      const start = segment ? `segments[${segment.dataset.index}].` : "";
      const texts = facet.matches("fieldset")
        ? [...facet.querySelectorAll("input:checked")].map((box) => box.value)
        : facet.value.split(",").map((text) => text.trim()).filter(Boolean);
      return { kind: "tags", at: `${start}${group.dataset.tags}.${facet.dataset.facet}`, texts, ...about(segment) };
    }
    return { kind: field.dataset.kind === "moment" ? "moment" : "text", at: pathOf(field), text: textOf(field), ...about(field.closest(".segment")) };
  };
  // `highlight: true` has no parts: it's removed before it gets one.
  const withoutWhole = (card) => (card.dataset.highlight === "whole"
    ? [{ kind: "text", at: `segments[${card.dataset.index}].highlight`, text: "", ...about(card) }] : []);
  const isField = (element) => element.matches?.("input[data-at], textarea[data-at], select[data-at], input[data-facet], [data-facet] input, [data-repairs] input");
  return { about, editOf, withoutWhole, isField };
})();
