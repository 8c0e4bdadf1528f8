/**
 * The customer that an id stands for after all merges: `aliases` leads from a merged customer to the
 * one that was kept, who may have been merged again.
 *
 * Aliases that run in a circle are refused: whoever is led into one stands for herself. That needs
 * no order among the merges, so it ends alike however they arrived.
 */
export function resolveAlias(aliases: ReadonlyMap<string, string>, customer: string): string {
  const passed = new Set<string>();
  let current = customer;
  for (;;) {
    const kept = aliases.get(current);
    if (kept === undefined) return current;
    passed.add(current);
    if (passed.has(kept)) return customer;
    current = kept;
  }
}
