import type { ReactNode } from "react";
import "./records-table.css";

export interface RecordsColumn<Record> {
  readonly heading: string;
  /** Numbers stand under each other, at the end; sentences keep their own lines on a phone. */
  readonly kind?: "amount" | "prose";
  readonly cell: (record: Record) => ReactNode;
}

/** A table that turns into a list of cards where there is no room for columns. The first column names the record. */
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
    <table className="records" aria-label={caption}>
      <thead>
        <tr>
          {columns.map(({ heading, kind }) => (
            <th key={heading} scope="col" className={kind}>
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {records.map((record) => (
          <tr key={keyOf(record)}>
            {columns.map(({ heading, kind, cell }) => (
              <td key={heading} data-heading={heading} className={kind}>
                {cell(record)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
