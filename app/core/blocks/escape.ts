/**
 * Everything that means something to HTML or to any platform's template language: a value that was
 * escaped is plain text wherever it is pasted, even if that page is a template itself.
 */
const SPECIAL = /[&<>"'{}[\]%*|$]/g;

const NAMED: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Makes text safe between tags and inside quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(SPECIAL, (sign) => NAMED[sign] ?? `&#${sign.charCodeAt(0)};`);
}

const SAFE_URL = /^(?:https:\/\/[^\s/]|mailto:[^\s])[^\s"'<>\\]*$/i;

/** The address if it leads to a web page or a mailbox, else nothing: "javascript:" never gets out. */
export function safeUrl(text: string): string | undefined {
  const url = text.trim();
  return SAFE_URL.test(url) ? url : undefined;
}

/** Makes text one part of an address: only letters, digits and -._~ stay as they are. */
export function urlPart(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd")).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

const COLOUR = /^(?:#(?:[0-9a-f]{3}|[0-9a-f]{6})|[a-z]{1,20})$/i;

/** The colour if it is one by its number or name, else nothing. */
export function safeColour(text: string): string | undefined {
  const colour = text.trim();
  return COLOUR.test(colour) ? colour : undefined;
}
