import { Connection } from "#tests/sandbox/graphql/connection.ts";
import type { SelectedField, Selection } from "./compile-bulk-query.ts";

interface Printed {
  readonly lines: string[];
  /** Where nodes of connections go: the same list when they are grouped under their parents. */
  readonly children: string[];
}

/** Writes a node as a line of JSON and the nodes of its connections as lines that name it. */
export function printNode(
  source: object,
  selection: Selection,
  printed: Printed,
  parentId?: unknown,
): void {
  const values = take(source, selection.fields);
  printed.lines.push(
    JSON.stringify(parentId === undefined ? values : { ...values, __parentId: parentId }),
  );
  const below = { lines: printed.children, children: printed.children };
  for (const connection of selection.connections) {
    if (!isFor(connection, source) || !connection.selection) continue;
    const found = connection.read(source);
    if (!(found instanceof Connection)) continue;
    for (const node of found.all) {
      if (isObject(node)) printNode(node, connection.selection, below, values["id"]);
    }
  }
}

function take(source: object, fields: readonly SelectedField[]): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const field of fields) {
    if (isFor(field, source)) values[field.key] = takeOne(field.read(source), field.selection);
  }
  return values;
}

function takeOne(value: unknown, selection: Selection | undefined): unknown {
  if (!selection || !isObject(value)) return value ?? null;
  if (Array.isArray(value)) return value.map((each: unknown) => takeOne(each, selection));
  return take(value, selection.fields);
}

function isFor({ only }: SelectedField, source: object): boolean {
  return only === undefined || ("__typename" in source && source.__typename === only);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
