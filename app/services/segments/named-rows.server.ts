import { z } from "zod";
import { makeCsvReader } from "#app/lib/read-csv.ts";

/** A row of a file, and whom it names. */
export interface NamedRow {
  /** Counted from 1, as spreadsheets count. */
  readonly line: number;
  readonly text: string;
  readonly named: Named | undefined;
}

export type Named =
  | { readonly kind: "id"; readonly id: string }
  | { readonly kind: "email"; readonly address: string };

/** Shopify's exports write ids behind an apostrophe, its API behind its own address of a customer. */
const Id = z
  .string()
  .trim()
  .regex(/^(?:'|gid:\/\/shopify\/Customer\/)?\d{1,18}$/)
  .transform((text): Named => ({ kind: "id", id: BigInt(text.replace(/^\D+/, "")).toString() }));
const Email = z
  .string()
  .trim()
  .max(320)
  .regex(/^[^\s@]+@[^\s@]+$/)
  .transform((address): Named => ({ kind: "email", address }));
const NamedCell = z.union([Id, Email]);

const ID_HEADING = /^(?:shopify[ _-]?)?(?:customer[ _-]?)?id$/i;
const EMAIL_HEADING = /^(?:customer[ _-]?)?e-?mail(?:[ _-]?address)?$/i;

/**
 * The rows of a CSV file that comes in pieces. Where its first row has headings, the columns called
 * id and email are looked at; otherwise the first column is.
 */
export async function* namedRows(
  pieces: AsyncIterable<string> | Iterable<string>,
): AsyncGenerator<NamedRow> {
  const reader = makeCsvReader();
  let columns: readonly number[] | undefined;
  let line = 0;
  const take = function* (rows: readonly string[][]): Generator<NamedRow> {
    for (const row of rows) {
      line += 1;
      if (columns === undefined) {
        const headed = columnsIn(row);
        columns = headed.length > 0 ? headed : [0];
        if (headed.length > 0) continue;
      }
      yield toNamed(row, columns, line);
    }
  };
  for await (const piece of pieces) yield* take(reader.push(piece));
  yield* take(reader.end());
}

function columnsIn(row: readonly string[]): number[] {
  return [ID_HEADING, EMAIL_HEADING].flatMap((heading) => {
    const place = row.findIndex((cell) => heading.test(cell.trim()));
    return place < 0 ? [] : [place];
  });
}

function toNamed(row: readonly string[], columns: readonly number[], line: number): NamedRow {
  const cells = columns.map((place) => row[place] ?? "");
  const named = cells.map((cell) => NamedCell.safeParse(cell)).find(({ success }) => success)?.data;
  return { line, text: cells.find((cell) => cell.trim() !== "") ?? "", named };
}
