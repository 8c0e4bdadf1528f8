/** Cuts text that comes in pieces into rows of cells. */
export interface CsvReader {
  /** The rows that this piece completes. */
  readonly push: (piece: string) => string[][];
  /** What is left when no more comes. */
  readonly end: () => string[][];
}

/** A cell longer than this is no name, id or address: its end is left out. */
const LONGEST_CELL = 10_000;

/**
 * Reads comma-separated values; semicolons and tabs separate too, as spreadsheets write them. A cell
 * in double quotes may hold any of these, line ends, and doubled quotes. Blank lines are no rows.
 */
export function makeCsvReader(): CsvReader {
  let row: string[] = [];
  let cell = "";
  /** `after` a closing quote: another one is a quote of the cell's own. */
  let quote: "none" | "open" | "after" = "none";

  const endCell = () => {
    row.push(cell);
    cell = "";
    quote = "none";
  };
  const endRow = (found: string[][]) => {
    endCell();
    if (row.length > 1 || row[0] !== "") found.push(row);
    row = [];
  };
  const add = (sign: string) => {
    if (cell.length < LONGEST_CELL) cell += sign;
  };
  const take = (sign: string, found: string[][]) => {
    if (quote === "open") {
      if (sign === '"') quote = "after";
      else add(sign);
    } else if (sign === '"') {
      if (quote === "after") add(sign);
      quote = "open";
    } else if (sign === "," || sign === ";" || sign === "\t") {
      endCell();
    } else if (sign === "\n") {
      endRow(found);
    } else if (sign !== "\r" && sign !== "\uFEFF") {
      add(sign);
    }
  };
  return {
    push: (piece) => {
      const found: string[][] = [];
      for (const sign of piece) take(sign, found);
      return found;
    },
    end: () => {
      const found: string[][] = [];
      endRow(found);
      return found;
    },
  };
}
