/** What a body may hold: bigints are ids, printed with all their digits as Shopify does. */
export type Printable =
  | string
  | number
  | bigint
  | boolean
  | null
  | readonly Printable[]
  | { readonly [key: string]: Printable };

export function printJson(value: Printable): string {
  if (typeof value === "bigint") return value.toString();
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (isList(value)) return `[${value.map(printJson).join(",")}]`;
  const entries = Object.entries(value).map(
    ([key, it]) => `${JSON.stringify(key)}:${printJson(it)}`,
  );
  return `{${entries.join(",")}}`;
}

function isList(value: object): value is readonly Printable[] {
  return Array.isArray(value);
}
