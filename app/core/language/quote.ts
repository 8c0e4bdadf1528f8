/** Writes text as a string of the language. A backslash is doubled only where it would say something else. */
export function quote(text: string): string {
  return `'${text.replace(/\\(?=['\\]|$)|'/g, "\\$&")}'`;
}
