/**
 * Prints the parts `later_x` and `told_x (customer)`: who was told to be in a version at a moment of
 * our time. `version` and `at` are the places of these parameters; the shop is $1, the segment $2.
 *
 * A version's changes of one customer alternate, and stored intervals are what was told. So whoever
 * has a change after the moment was before it what the first of those ends, and all others were what
 * they are now. Members of a build have no change, and need none.
 */
export function printToldAt(
  name: string,
  { version, at }: { readonly version: number; readonly at: number },
): string {
  const guard = (alias: string) =>
    `${alias}.shop = $1::bigint AND ${alias}.segment = $2::uuid AND ${alias}.version = $${version}::int`;
  return `later_${name} AS (
      SELECT DISTINCT ON (c.customer) c.customer, c.kind FROM membership_change c
      WHERE ${guard("c")} AND c.recorded_at > $${at}::timestamptz
      ORDER BY c.customer, c.change),
    told_${name} AS (
      SELECT l.customer FROM later_${name} l WHERE l.kind = 'left'
      UNION ALL
      SELECT m.customer FROM membership m
      WHERE ${guard("m")} AND m.left_at IS NULL
        AND NOT EXISTS (SELECT FROM later_${name} l WHERE l.customer = m.customer))`;
}
