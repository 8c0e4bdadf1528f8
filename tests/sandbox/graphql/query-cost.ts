import {
  getNamedType,
  isListType,
  isObjectType,
  isInterfaceType,
  Kind,
  OperationTypeNode,
  getNullableType,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";

/** What one request may cost at most, whatever is left. */
export const MOST_EXPENSIVE = 1000;

interface Asked {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * What an operation may cost before it runs, by Shopify's published rules: a scalar 0, an object 1,
 * a connection 2 and its nodes as many times as it asks for, a mutation 10.
 */
export function queryCost(operation: OperationDefinitionNode, asked: Asked): number {
  const root = asked.schema.getRootType(operation.operation);
  if (!root) return 0;
  const base = operation.operation === OperationTypeNode.MUTATION ? 10 : 0;
  return Math.max(base + costOf(operation.selectionSet, root, asked), 1);
}

function costOf(selection: SelectionSetNode, type: GraphQLNamedType, asked: Asked): number {
  let cost = 0;
  for (const node of selection.selections) {
    if (node.kind === Kind.FIELD) {
      cost += fieldCost(node, type, asked);
    } else if (node.kind === Kind.INLINE_FRAGMENT) {
      const narrowed = node.typeCondition && asked.schema.getType(node.typeCondition.name.value);
      cost += costOf(node.selectionSet, narrowed ?? type, asked);
    } else {
      const fragment = asked.fragments.get(node.name.value);
      if (fragment) cost += costOf(fragment.selectionSet, type, asked);
    }
  }
  return cost;
}

function fieldCost(node: FieldNode, parent: GraphQLNamedType, asked: Asked): number {
  const field =
    isObjectType(parent) || isInterfaceType(parent)
      ? parent.getFields()[node.name.value]
      : undefined;
  if (!field || !node.selectionSet) return 0;
  const type = getNamedType(field.type);
  const inner = costOf(node.selectionSet, type, asked);
  if (type.name.endsWith("Connection")) return 2 + inner * pageSize(node, asked);
  if (type.name.endsWith("Edge") || type.name === "PageInfo") return inner;
  // A list's length is not known beforehand; Shopify counts what its `first` says, or a few.
  const times = isListType(getNullableType(field.type)) ? listSize(node, parent, asked) : 1;
  return times * (1 + inner);
}

function argumentOf(node: FieldNode, name: string, { variables }: Asked): unknown {
  const value = node.arguments?.find((argument) => argument.name.value === name)?.value;
  if (value?.kind === Kind.INT) return Number(value.value);
  if (value?.kind === Kind.LIST) return value.values;
  return value?.kind === Kind.VARIABLE ? variables[value.name.value] : undefined;
}

function pageSize(node: FieldNode, asked: Asked): number {
  const size = argumentOf(node, "first", asked) ?? argumentOf(node, "last", asked);
  return typeof size === "number" ? size : 1;
}

function listSize(node: FieldNode, parent: GraphQLNamedType, asked: Asked): number {
  const isPage = parent.name.endsWith("Connection");
  if (isPage) return 1;
  const ids = argumentOf(node, "ids", asked);
  return Array.isArray(ids) ? ids.length : pageSize(node, asked);
}

/** How many objects an answer holds: what it cost after all. */
export function answerCost(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, each) => sum + answerCost(each), 0);
  if (typeof value !== "object" || value === null) return 0;
  return Object.values(value).reduce<number>((sum, each) => sum + answerCost(each), 1);
}
