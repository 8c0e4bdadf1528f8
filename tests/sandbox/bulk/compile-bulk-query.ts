import {
  getNamedType,
  getNullableType,
  GraphQLError,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  parse,
  validate,
  valueFromASTUntyped,
  type FieldNode,
  type GraphQLField,
  type GraphQLSchema,
  type InlineFragmentNode,
  type SelectionSetNode,
} from "graphql";
import type { AdminContext } from "#tests/sandbox/graphql/admin-context.ts";
import { Connection } from "#tests/sandbox/graphql/connection.ts";
import { FIELDS, type Field } from "#tests/sandbox/graphql/fields.ts";
import { QUERY } from "#tests/sandbox/graphql/roots.ts";

/** What to take of a node: its own fields, and its connections, whose nodes become lines of their own. */
export interface Selection {
  readonly fields: readonly SelectedField[];
  readonly connections: readonly SelectedField[];
}

export interface SelectedField {
  readonly key: string;
  readonly read: (source: object) => unknown;
  /** Only for sources of this type; `undefined` is all. */
  readonly only: string | undefined;
  /** `undefined` for a leaf. */
  readonly selection: Selection | undefined;
}

export interface BulkQuery {
  readonly roots: (context: AdminContext) => readonly object[];
  readonly selection: Selection;
}

export type CompiledBulkQuery =
  | { readonly ok: true; readonly query: BulkQuery }
  | { readonly ok: false; readonly reason: string };

const MOST_CONNECTIONS = 5;
const DEEPEST = 2;

class Refusal extends Error {}

/** Reads a bulk query and holds it to Shopify's rules for them. */
export function compileBulkQuery(schema: GraphQLSchema, text: string): CompiledBulkQuery {
  try {
    return { ok: true, query: compile(schema, text) };
  } catch (fault) {
    if (fault instanceof GraphQLError) {
      return { ok: false, reason: `Invalid bulk query: ${fault.message}` };
    }
    if (fault instanceof Refusal) return { ok: false, reason: fault.message };
    throw fault;
  }
}

function compile(schema: GraphQLSchema, text: string): BulkQuery {
  const document = parse(text);
  const [mistake] = validate(schema, document);
  if (mistake) throw mistake;
  const [operation, ...others] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION || others.length > 0) {
    throw new Refusal("Bulk queries must be one query without named fragments.");
  }
  const [root, ...rest] = operation.selectionSet.selections;
  if (root?.kind !== Kind.FIELD || rest.length > 0) {
    throw new Refusal("Bulk queries can only have one top-level field.");
  }
  const find = QUERY[root.name.value];
  const field = schema.getQueryType()?.getFields()[root.name.value];
  if (!find || !field || !isConnection(field)) {
    throw new Refusal("Bulk queries must contain at least one connection.");
  }
  const budget = { connections: MOST_CONNECTIONS - 1 };
  const selection = selectNodes(schema, root, field, { depth: 0, inList: false, budget });
  return {
    selection,
    roots: (context) => {
      const found = find(context, argumentsOf(root));
      return found instanceof Connection ? found.all.filter(isObject) : [];
    },
  };
}

interface Place {
  readonly depth: number;
  readonly inList: boolean;
  readonly budget: { connections: number };
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function isConnection(field: GraphQLField<unknown, unknown>): boolean {
  return getNamedType(field.type).name.endsWith("Connection");
}

function argumentsOf(node: FieldNode): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    (node.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]),
  );
}

/** The selection inside `edges { node { ... } }` or `nodes { ... }`. */
function selectNodes(
  schema: GraphQLSchema,
  node: FieldNode,
  field: GraphQLField<unknown, unknown>,
  place: Place,
): Selection {
  let selected = node;
  let type = getNamedType(field.type);
  for (const name of ["edges", "node", "nodes"]) {
    const inner = selected.selectionSet?.selections.find(
      (each): each is FieldNode => each.kind === Kind.FIELD && each.name.value === name,
    );
    if (!inner || !isObjectType(type)) continue;
    selected = inner;
    type = getNamedType(type.getFields()[name]!.type);
  }
  if (!selected.selectionSet || type.name.endsWith("Connection")) {
    throw new Refusal("Bulk queries must select the nodes of each connection.");
  }
  return select(schema, selected.selectionSet, type.name, place);
}

function select(
  schema: GraphQLSchema,
  selectionSet: SelectionSetNode,
  typeName: string,
  place: Place,
): Selection {
  const fields: SelectedField[] = [];
  const connections: SelectedField[] = [];
  for (const node of selectionSet.selections) {
    if (node.kind === Kind.FRAGMENT_SPREAD) throw new Refusal("Named fragments are not read here.");
    if (node.kind === Kind.INLINE_FRAGMENT) {
      const inner = selectFragment(schema, node, typeName, place);
      fields.push(...inner.fields);
      connections.push(...inner.connections);
      continue;
    }
    const field = fieldOf(schema, typeName, node.name.value);
    const isPage = field !== undefined && isConnection(field);
    (isPage ? connections : fields).push(selectField(schema, node, typeName, place));
  }
  return { fields, connections };
}

function selectFragment(
  schema: GraphQLSchema,
  node: InlineFragmentNode,
  typeName: string,
  place: Place,
): Selection {
  const only = node.typeCondition?.name.value ?? typeName;
  const inner = select(schema, node.selectionSet, only, place);
  const narrow = (each: SelectedField): SelectedField =>
    only === typeName ? each : { ...each, only };
  return { fields: inner.fields.map(narrow), connections: inner.connections.map(narrow) };
}

function fieldOf(schema: GraphQLSchema, typeName: string, name: string) {
  const type = schema.getType(typeName);
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
}

function selectField(
  schema: GraphQLSchema,
  node: FieldNode,
  typeName: string,
  place: Place,
): SelectedField {
  const name = node.name.value;
  const key = node.alias?.value ?? name;
  const field = fieldOf(schema, typeName, name);
  const read = reader(typeName, name, argumentsOf(node));
  if (!field || !node.selectionSet) return { key, read, only: undefined, selection: undefined };
  if (isConnection(field)) {
    const deeper = enter(place);
    return { key, read, only: undefined, selection: selectNodes(schema, node, field, deeper) };
  }
  const inList = place.inList || isListType(getNullableType(field.type));
  const inner = { ...place, inList };
  const selection = select(schema, node.selectionSet, getNamedType(field.type).name, inner);
  return { key, read, only: undefined, selection };
}

function enter(place: Place): Place {
  if (place.inList) {
    throw new Refusal(
      "Queries that contain a connection field within a list field are not currently supported.",
    );
  }
  if (place.depth === DEEPEST) {
    throw new Refusal("Bulk queries cannot nest connections more than two levels deep.");
  }
  place.budget.connections -= 1;
  if (place.budget.connections < 0) {
    throw new Refusal("Bulk queries cannot contain more than 5 connections.");
  }
  return { ...place, depth: place.depth + 1 };
}

function reader(
  typeName: string,
  name: string,
  args: Readonly<Record<string, unknown>>,
): (source: object) => unknown {
  const known = FIELDS[typeName]?.[name];
  return (source) => {
    const typed = "__typename" in source ? String(source.__typename) : typeName;
    if (name === "__typename") return typed;
    const field = known ?? FIELDS[typed]?.[name];
    if (field) return (field as Field<object>)(source, args);
    if (name in source) return Reflect.get(source, name) as unknown;
    throw new Error(`Shopify has ${typeName}.${name}; the sandbox does not answer it.`);
  };
}
