import type { ReactNode } from "react";
import "./records-table.css";

export interface RecordsColumn<Record> {
  readonly heading: string;
  /** Numbers stand under each other, at the end. */
  readonly isAmount?: boolean;
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
          {columns.map(({ heading, isAmount }) => (
            <th key={heading} scope="col" className={isAmount ? "amount" : undefined}>
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {records.map((record) => (
          <tr key={keyOf(record)}>
            {columns.map(({ heading, isAmount, cell }) => (
              <td key={heading} data-heading={heading} className={isAmount ? "amount" : undefined}>
                {cell(record)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
