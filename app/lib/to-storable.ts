/**
 * Makes foreign text fit for a database column and safe to compare: NUL removed, lone surrogates
 * replaced, cut to `limit` characters (code points, so that no pair is split).
 */
export function toStorable(text: string, limit: number): string {
  const clean = UNSTORABLE.test(text)
    ? text.replace(/\0/g, "").replace(/\p{Surrogate}/gu, "\uFFFD")
    : text;
  if (clean.length <= limit) return clean;
  return Array.from(clean).slice(0, limit).join("");
}

const UNSTORABLE = /\0|\p{Surrogate}/u;
