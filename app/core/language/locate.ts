import type { Diagnostic } from "./diagnostic.ts";
import type { Mistake } from "./mistake.ts";
import { wordMistake } from "./shopify-wording.ts";

/** Gives mistakes, in the order of the text, their line, column and sentence. */
export function locate(text: string, mistakes: readonly Mistake[]): Diagnostic[] {
  let line = 1;
  let lineStart = 0;
  return mistakes.map((mistake) => {
    const { start } = mistake.span;
    for (;;) {
      const end = text.indexOf("\n", lineStart);
      if (end === -1 || end >= start) break;
      line++;
      lineStart = end + 1;
    }
    const column = start - lineStart;
    return { ...mistake, line, column, message: sentence(mistake, line, column) };
  });
}

/** Shopify places every mistake but those of the whole query. */
function sentence(mistake: Mistake, line: number, column: number): string {
  const words = wordMistake(mistake);
  const ofTheWhole = mistake.code === "too-long" || mistake.code === "too-many-clauses";
  return ofTheWhole ? words : `Line ${line} Column ${column}: ${words}`;
}
