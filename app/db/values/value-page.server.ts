/** Which values are looked for, and where to go on. */
export interface ValuePage {
  /** What they contain, whatever the case; empty is all. */
  readonly search: string;
  /** The last value that was seen; they come in the order of their characters' codes. */
  readonly after: string | undefined;
  readonly limit: number;
}

/** A pattern for ILIKE that finds the text itself, whatever LIKE would make of its signs. */
export function containing(search: string): string {
  return `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}
