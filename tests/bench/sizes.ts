import { type GrownDatabase, onGrownEmbedded, onGrownPostgres } from "./grown-database.ts";
import type { Measurement } from "./measurement.ts";

/** How large the shops are, and no larger than BENCH_MOST asks: a million customers take half an hour to make. */
const MOST = Number(process.env["BENCH_MOST"] ?? 1_000_000);
const POSTGRES = [10_000, 100_000, 1_000_000].filter((size) => size <= MOST);
const EMBEDDED = [10_000, 100_000].filter((size) => size <= MOST);

/** Measures at every size on both databases. `where` says which, as every row of the report begins. */
export async function atEverySize(
  measure: (grown: GrownDatabase, customers: number, where: string) => Promise<Measurement[]>,
): Promise<Measurement[]> {
  const found: Measurement[] = [];
  for (const size of POSTGRES) {
    const where = `${size.toLocaleString("en-GB")} customers, PostgreSQL`;
    found.push(...(await onGrownPostgres(size, (grown) => measure(grown, size, where))));
  }
  for (const size of EMBEDDED) {
    const where = `${size.toLocaleString("en-GB")} customers, PGlite`;
    found.push(...(await onGrownEmbedded(size, (grown) => measure(grown, size, where))));
  }
  return found;
}
