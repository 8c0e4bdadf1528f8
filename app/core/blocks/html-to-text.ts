const UNSEEN = /<!--[\s\S]*?-->|<(style|script|head)\b[\s\S]*?<\/\1\s*>/gi;
const BREAK = /<br\b[^>]*>|<\/(?:p|div|tr|table|ul|ol|h[1-6]|blockquote)\s*>/gi;
const TAG = /<\/?[a-z](?:[^>"']|"[^"]*"|'[^']*')*>/gi;
const LINK = /<a\b((?:[^>"']|"[^"]*"|'[^']*')*)>([\s\S]*?)<\/a\s*>/gi;
const IMAGE = /<img\b((?:[^>"']|"[^"]*"|'[^']*')*)>/gi;
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi;

const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
};

/** What markup says in words: links with their address, pictures by their alt text, one line a block. */
export function htmlToText(html: string): string {
  const words = html
    .replace(UNSEEN, "")
    .replace(/\s+/g, " ")
    .replace(LINK, (_, attributes: string, inside: string) => linkWords(attributes, inside))
    .replace(IMAGE, (_, attributes: string) => attribute(attributes, "alt") ?? "")
    .replace(/<li\b[^>]*>/gi, "\n- ")
    .replace(BREAK, "\n")
    .replace(TAG, "");
  return decodeEntities(words)
    .split("\n")
    .map((line) => line.trim())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

function linkWords(attributes: string, inside: string): string {
  const address = attribute(attributes, "href");
  return address === undefined || address === "" ? inside : `${inside} (${address})`;
}

function attribute(attributes: string, name: string): string | undefined {
  const [, double, single] =
    new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, "i").exec(attributes) ?? [];
  return double ?? single;
}

/** Once, so that text which looks like an entity stays as it is. */
function decodeEntities(text: string): string {
  return text.replace(ENTITY, (entity, decimal?: string, hexadecimal?: string, name?: string) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? entity;
    const code = decimal === undefined ? parseInt(hexadecimal ?? "", 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : entity;
  });
}
