import type { Fix } from "./mistake.ts";

/** The text with one mistake mended; everything else stays as it was written. */
export function applyFix(text: string, { span, text: replacement }: Fix): string {
  return text.slice(0, span.start) + replacement + text.slice(span.end);
}
