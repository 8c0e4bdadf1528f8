import {
  execute,
  GraphQLError,
  Kind,
  parse,
  validate,
  type DocumentNode,
  type ExecutionResult,
  type FragmentDefinitionNode,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from "graphql";
import type { AdminContext } from "./admin-context.ts";
import { Connection } from "./connection.ts";
import type { CostBucket } from "./cost-bucket.ts";
import { FIELDS, type Field } from "./fields.ts";
import { MOST_EXPENSIVE, answerCost, queryCost } from "./query-cost.ts";
import { MUTATION, QUERY } from "./roots.ts";

export interface AdminRequest {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Answers one Admin request as Shopify does: validated by the real schema, paid for, always with a report of its cost. */
export function answerAdmin(
  schema: GraphQLSchema,
  { query, variables }: AdminRequest,
  context: AdminContext,
  bucket: CostBucket,
): ExecutionResult {
  let document: DocumentNode;
  try {
    document = parse(query);
  } catch (mistake) {
    return { errors: [mistake instanceof GraphQLError ? mistake : new GraphQLError("Unreadable")] };
  }
  const errors = validate(schema, document);
  const operation = document.definitions.find(isOperation);
  if (errors.length > 0 || !operation) return { errors };

  const fragments = new Map(
    document.definitions.filter(isFragment).map((each) => [each.name.value, each]),
  );
  const cost = queryCost(operation, { schema, fragments, variables });
  const refused = refuse(cost, bucket);
  if (refused) return refused;
  const result = execute({
    schema,
    document,
    rootValue: {},
    contextValue: context,
    variableValues: variables,
    fieldResolver: resolveField,
    typeResolver: resolveType,
  });
  if (result instanceof Promise) throw new Error("The sandbox answers at once.");
  const actual = Math.min(cost, answerCost(result.data));
  bucket.giveBack(cost - actual);
  return { ...result, extensions: report(cost, actual, bucket) };
}

function isOperation(node: { readonly kind: string }): node is OperationDefinitionNode {
  return node.kind === (Kind.OPERATION_DEFINITION as string);
}

function isFragment(node: { readonly kind: string }): node is FragmentDefinitionNode {
  return node.kind === (Kind.FRAGMENT_DEFINITION as string);
}

function report(requested: number, actual: number | null, bucket: CostBucket) {
  return {
    cost: {
      requestedQueryCost: requested,
      actualQueryCost: actual,
      throttleStatus: bucket.status,
    },
  };
}

function refuse(cost: number, bucket: CostBucket): ExecutionResult | undefined {
  const documentation = "https://shopify.dev/api/usage/rate-limits";
  if (cost > MOST_EXPENSIVE) {
    const message = `Query cost is ${cost}, which exceeds the single query max cost limit (${MOST_EXPENSIVE}).`;
    const extensions = { code: "MAX_COST_EXCEEDED", cost, maxCost: MOST_EXPENSIVE, documentation };
    return { errors: [new GraphQLError(message, { extensions })] };
  }
  if (bucket.pay(cost)) return undefined;
  return {
    errors: [new GraphQLError("Throttled", { extensions: { code: "THROTTLED", documentation } })],
    extensions: report(cost, null, bucket),
  };
}

const resolveField: GraphQLFieldResolver<
  unknown,
  AdminContext,
  Readonly<Record<string, unknown>>
> = (source, args, context, info) => {
  const { name: type } = info.parentType;
  const { fieldName } = info;
  if (type === "QueryRoot" || type === "Mutation") {
    const root = (type === "QueryRoot" ? QUERY : MUTATION)[fieldName];
    if (root) return root(context, args);
  } else {
    const field = FIELDS[type]?.[fieldName];
    if (field) return (field as Field<unknown>)(source, args);
    if (source instanceof Connection || hasOwn(source, fieldName)) {
      return Reflect.get(source, fieldName) as unknown;
    }
  }
  throw new GraphQLError(`Shopify has ${type}.${fieldName}; the sandbox does not answer it.`);
};

function hasOwn(source: unknown, name: string): source is object {
  return typeof source === "object" && source !== null && name in source;
}

/** A property that only things of one type have. */
const TELLING: readonly (readonly [mark: string, type: string])[] = [
  ["firstName", "Customer"],
  ["refunds", "Order"],
  ["handle", "Product"],
  ["objectCount", "BulkOperation"],
  ["timeZone", "Shop"],
  ["creationDate", "Segment"],
  ["topic", "WebhookSubscription"],
];

/** Things of the shop carry no type name; what tells them apart is what they have. */
function resolveType(source: unknown): string | undefined {
  if (typeof source !== "object" || source === null) return undefined;
  if ("__typename" in source) return String(source.__typename);
  return TELLING.find(([mark]) => mark in source)?.[1];
}
