import type { Span } from "#app/core/language/span.ts";

/** Query text with the parts that are wrong marked: `number_of_orders > «'five'»`. */
export interface MarkedQuery {
  readonly text: string;
  /** The marked parts in the order they start. Marks may hold one another; an empty one marks a place. */
  readonly spans: readonly Span[];
}

export function markedQuery(marked: string): MarkedQuery {
  let text = "";
  const open: number[] = [];
  const spans: { start: number; end: number }[] = [];
  for (const character of marked) {
    if (character === "\u00ab") {
      open.push(spans.length);
      spans.push({ start: text.length, end: text.length });
    } else if (character === "\u00bb") {
      const span = spans[open.pop() ?? -1];
      if (span !== undefined) span.end = text.length;
    } else {
      text += character;
    }
  }
  return { text, spans };
}
