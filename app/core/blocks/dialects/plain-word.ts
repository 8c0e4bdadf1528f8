/** Text that all template languages write the same between quotes, and that HTML leaves as it is. */
const PLAIN = /^[\p{L}\p{M}\p{N} .,!?:;()+-]*$/u;

/** Whether a default may stand inside a filter. Others are written out as markup. */
export function isPlainWord(text: string): boolean {
  return PLAIN.test(text);
}
