/**
 * Packs Shopify's Admin schema for the sandbox, whole but without its descriptions:
 *
 *   npm pack @shopify/dev-mcp@1.16.0 && tar xzf shopify-dev-mcp-1.16.0.tgz
 *   npm exec -- node tests/sandbox/scripts/extract-schema.ts package/dist/data/admin_2026-10.json.gz
 *
 * The package is Shopify's, under the ISC licence.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants, gunzipSync } from "node:zlib";
import { buildClientSchema, printSchema, type IntrospectionQuery } from "graphql";

function withoutDescriptions(key: string, value: unknown): unknown {
  return key === "description" ? null : value;
}

const source = process.argv[2];
if (source === undefined) throw new Error("Name the schema: admin_2026-10.json.gz");
const { data } = JSON.parse(
  gunzipSync(readFileSync(source)).toString("utf8"),
  withoutDescriptions,
) as { data: IntrospectionQuery };
const packed = brotliCompressSync(printSchema(buildClientSchema(data)), {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 },
});
writeFileSync(new URL("../schema/admin-2026-10.graphql.br", import.meta.url), packed);
console.log(`${packed.length} bytes`);
