/** A copy of a tree without its spans, so that equal meanings in different text compare equal. */
export function withoutSpans(tree: unknown): unknown {
  if (Array.isArray(tree)) return tree.map(withoutSpans);
  if (typeof tree !== "object" || tree === null) return tree;
  const entries = Object.entries(tree).filter(([name]) => name !== "span");
  return Object.fromEntries(entries.map(([name, value]) => [name, withoutSpans(value)]));
}
