/** The language of a locale as ISO 639 writes it: "en-GB" is "en". */
export function languageOf(locale: string): string | undefined {
  const [language = ""] = locale.split(/[-_]/);
  return /^[A-Za-z]{2,3}$/.test(language) ? language.toLowerCase() : undefined;
}
