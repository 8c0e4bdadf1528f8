import type { ReactNode } from "react";
import "./records-table.css";

export interface RecordsColumn<Record> {
  readonly heading: string;
  /** Numbers stand under each other, at the end; sentences keep their own lines on a phone. */
  readonly kind?: "amount" | "prose";
  readonly cell: (record: Record) => ReactNode;
}

/**
 * A table that turns into a list of cards where there is no room for columns. The first column names
 * the record. The roles say what it is while the stylesheet shows it as something else.
 */
export function RecordsTable<Record>({
  caption,
  columns,
  records,
  keyOf,
}: {
  readonly caption: string;
  readonly columns: readonly RecordsColumn<Record>[];
  readonly records: readonly Record[];
  readonly keyOf: (record: Record) => string;
}) {
  return (
    <table className="records" role="table" aria-label={caption}>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ heading, kind }) => (
            <th key={heading} scope="col" role="columnheader" className={kind}>
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {records.map((record) => (
          <tr key={keyOf(record)} role="row">
            {columns.map(({ heading, kind, cell }) => (
              <td key={heading} role="cell" data-heading={heading} className={kind}>
                {cell(record)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
