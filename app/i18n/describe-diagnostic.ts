import type { ByMistake, MistakeCode, Particulars } from "#app/core/language/mistake.ts";
import { diagnosticWordsEn } from "./diagnostic-words.en.ts";

/** Says a query's mistake for the merchant. Its place, suggestion and fix are shown beside it. */
export function describeDiagnostic<C extends MistakeCode>(
  mistake: Particulars<C>,
  words: ByMistake<string> = diagnosticWordsEn,
): string {
  return words[mistake.code](mistake);
}
