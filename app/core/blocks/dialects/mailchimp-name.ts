/** A merge tag's name there: https://mailchimp.com/developer/marketing/docs/merge-fields/ */
const LONGEST = 10;

/**
 * Mailchimp's name of one of our properties: at most ten of A-Z, 0-9 and `_`. A short one can still be
 * read (`S_FIRSTNAM`); of a longer one, a hash keeps it apart from its neighbours.
 */
export function mailchimpName(property: string): string {
  const plain = property.replace(/^satsuma_/, "").toUpperCase();
  const short = `S_${plain.replaceAll("_", "")}`;
  if (short.length <= LONGEST && /^[A-Z0-9_]+$/.test(short)) return short;
  const letters = plain.replace(/[^A-Z0-9]/g, "").slice(0, 3);
  return `S${letters}${hash(property).slice(0, LONGEST - 1 - letters.length)}`;
}

/** FNV-1a of 32 bits, twice with different seeds, in letters and digits. */
function hash(text: string): string {
  return (fnv(text, 0x811c9dc5).toString(36) + fnv(text, 0x01234567).toString(36)).toUpperCase();
}

function fnv(text: string, seed: number): number {
  let value = seed;
  for (const sign of text) value = Math.imul(value ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  return value >>> 0;
}
