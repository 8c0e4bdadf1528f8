/** A brace that, with what follows it here or in the next piece, could open a template's tag. */
export const TEMPLATE_BRACE = /\{(?=[{%#]|$)/g;

/** The merchant's own markup, such that no template language takes part of it for its own. */
export function neutralize(text: string): string {
  return text.replace(TEMPLATE_BRACE, "&#123;");
}
