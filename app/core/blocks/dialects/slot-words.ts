import { invariant } from "#app/lib/invariant.ts";
import type { Shown } from "#app/core/blocks/content.ts";
import { detailProperty } from "#app/core/blocks/properties.ts";
import type { TemplateWords } from "./print-template.ts";

/** The words of a language that has none for loops: lists are unrolled before they could be asked for. */
export function slotWords(words: Omit<TemplateWords, "each" | "empty" | "endEach">): TemplateWords {
  const none = () => {
    invariant(false, "lists are unrolled before a platform without loops prints them");
  };
  return { ...words, each: none, empty: "", endEach: "" };
}

/** The property that holds what is shown, where items are details of their own. */
export function unrolledName(shown: Shown): string {
  invariant(shown.kind === "detail", "an item of an unrolled list is a detail");
  return detailProperty(shown.detail);
}
