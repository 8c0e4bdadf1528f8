/** The form in which two texts that differ only in case are equal. Done here alone, because databases disagree on it. */
export function foldCase(text: string): string {
  return text.toLowerCase();
}
