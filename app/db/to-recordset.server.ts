/** What a column of a recordset may be given. */
export type RecordValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | undefined
  | Uint8Array
  | readonly RecordValue[]
  | { readonly [key: string]: RecordValue };

/**
 * Rows as one parameter: `jsonb_to_recordset($2::text::jsonb) AS x(id bigint, ...)`. Hundreds of rows
 * are then one statement, prepared once, whatever their number.
 */
export function toRecordset(rows: readonly { readonly [column: string]: RecordValue }[]): string {
  return JSON.stringify(rows, (_key, value: unknown) => {
    if (typeof value === "bigint") return value.toString();
    if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString("hex")}`;
    return value;
  });
}
