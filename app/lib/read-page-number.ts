/** The page an address asks for: a whole number from 1 on, and 1 for everything else. */
export function readPageNumber(text: string | null): number {
  return text !== null && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 1;
}
