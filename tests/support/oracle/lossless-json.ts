/** JSON in which every number is the text that was written: ids keep all digits, money keeps its cents. */
export type Json = string | boolean | null | readonly Json[] | { readonly [key: string]: Json };

const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Reads a body. Numbers are put into quotes before JavaScript could round them. */
export function readJson(body: string): Json {
  const quoted = body.replace(STRING_OR_NUMBER, (token) =>
    token.startsWith('"') ? token : `"${token}"`,
  );
  return JSON.parse(quoted) as Json;
}

/** What stands at `path`; null where nothing does. */
export function at(json: Json, ...path: string[]): Json {
  let here = json;
  for (const key of path) {
    if (here === null || typeof here !== "object" || Array.isArray(here)) return null;
    here = (here as Readonly<Record<string, Json>>)[key] ?? null;
  }
  return here;
}

export function textAt(json: Json, ...path: string[]): string | undefined {
  const found = at(json, ...path);
  return typeof found === "string" ? found : undefined;
}

export function listAt(json: Json, ...path: string[]): readonly Json[] {
  const found = at(json, ...path);
  return Array.isArray(found) ? (found as readonly Json[]) : [];
}

/** An instant in whole milliseconds; what is finer is cut off. */
export function momentAt(json: Json, ...path: string[]): number | undefined {
  const text = textAt(json, ...path);
  return text === undefined ? undefined : readMoment(text);
}

export function readMoment(text: string): number {
  const moment = Date.parse(text.replace(/(\.\d{3})\d+/, "$1"));
  if (Number.isNaN(moment)) throw new Error(`Not an instant: ${text}`);
  return moment;
}

/** The number at the end of "gid://shopify/Customer/42", or a bare id as it is. */
export function idAt(json: Json, ...path: string[]): string | undefined {
  return textAt(json, ...path)
    ?.split("/")
    .at(-1);
}
