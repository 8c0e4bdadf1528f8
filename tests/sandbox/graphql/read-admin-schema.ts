import { readFileSync } from "node:fs";
import { brotliDecompressSync } from "node:zlib";
import { buildSchema, type GraphQLSchema } from "graphql";

/** Shopify's own Admin schema, version 2026-10, whole. */
export function readAdminSchema(): GraphQLSchema {
  const packed = readFileSync(new URL("../schema/admin-2026-10.graphql.br", import.meta.url));
  return buildSchema(brotliDecompressSync(packed).toString("utf8"), { assumeValidSDL: true });
}
