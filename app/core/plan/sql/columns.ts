/** Named expressions of one part of a statement; equal expressions are computed once. */
export interface Columns {
  /** The name of the column that holds the expression. */
  readonly add: (expression: string) => string;
  /** `, expression AS name` for each, in the order added. */
  readonly print: () => string;
  /** `, alias.name` for each: what a part hands on. */
  readonly printNames: (alias: string) => string;
  readonly size: () => number;
}

export function makeColumns(prefix: string): Columns {
  const names = new Map<string, string>();
  return {
    add: (expression) => {
      const known = names.get(expression);
      if (known !== undefined) return known;
      const name = `${prefix}${names.size}`;
      names.set(expression, name);
      return name;
    },
    print: () => [...names].map(([expression, name]) => `, ${expression} AS ${name}`).join(""),
    printNames: (alias) => [...names.values()].map((name) => `, ${alias}.${name}`).join(""),
    size: () => names.size,
  };
}
