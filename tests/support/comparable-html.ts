const ENTITY = /&(?:#(\d+)|#x([0-9a-f]+)|(amp|lt|gt|quot|apos));/gi;
const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

/**
 * HTML as a browser takes it in: markup and text kept apart, entities read, white space collapsed.
 * Two pages are the same when these are.
 */
export function comparableHtml(html: string): string {
  return html
    .replace(/</g, "\u0001")
    .replace(/>/g, "\u0002")
    .replace(/["']/g, (quote) => (quote === '"' ? "\u0003" : "\u0004"))
    .replace(ENTITY, (entity, decimal?: string, hexadecimal?: string, name?: string) => {
      if (name !== undefined) return NAMED[name.toLowerCase()] ?? entity;
      return String.fromCodePoint(
        parseInt(decimal ?? hexadecimal ?? "", decimal === undefined ? 16 : 10),
      );
    })
    .replace(/\s+/g, " ");
}
