import { NoDeprecatedCustomRule, parse, validate } from "graphql";
import { describe, expect, test } from "vitest";
import * as operations from "#app/shopify/operations/bulk-operation.server.ts";
import * as byId from "#app/shopify/operations/by-id.server.ts";
import * as search from "#app/shopify/operations/search-customers.server.ts";
import * as segments from "#app/shopify/operations/segments.server.ts";
import * as subscriptions from "#app/shopify/operations/segment-subscriptions.server.ts";
import * as metafields from "#app/shopify/operations/metafield-definitions.server.ts";
import * as bulkQueries from "#app/shopify/operations/bulk-history.server.ts";
import { compileBulkQuery } from "#tests/sandbox/bulk/compile-bulk-query.ts";
import { readAdminSchema } from "#tests/sandbox/graphql/read-admin-schema.ts";

const schema = readAdminSchema();
const ALL = {
  ...operations,
  ...byId,
  ...search,
  ...segments,
  ...subscriptions,
  ...metafields,
  ...bulkQueries,
};

describe("what we ask Shopify", () => {
  test.each(Object.entries(ALL))("%s is valid in Shopify's own schema", (_name, document) => {
    expect(validate(schema, parse(document))).toEqual([]);
  });

  test.each(Object.entries(bulkQueries))(
    "%s keeps Shopify's rules for bulk queries",
    (_name, text) => {
      expect(compileBulkQuery(schema, text)).toMatchObject({ ok: true });
    },
  );

  test.each(Object.entries(ALL))("%s asks for nothing that is deprecated", (_name, document) => {
    const deprecated = validate(schema, parse(document), [NoDeprecatedCustomRule]);
    expect(deprecated).toEqual([]);
  });
});
