import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { MERGE_RULES } from "#app/core/commerce/merge-rules.ts";
import { env } from "#app/env.server.ts";
import { API_VERSION } from "#app/shopify/api-version.server.ts";

const config = readFileSync("shopify.app.toml", "utf8").replace(/^\s*#.*$/gm, "");

/** The strings of every list with this name. */
function listed(name: string): string[] {
  const lists = config.matchAll(new RegExp(`^\\s*${name} = \\[([^\\]]*)\\]`, "gm"));
  return [...lists].flatMap(([, list = ""]) =>
    [...list.matchAll(/"([^"]+)"/g)].map(([, item = ""]) => item),
  );
}

function text(name: string): string | undefined {
  return new RegExp(`^\\s*${name} = "([^"]*)"`, "m").exec(config)?.[1];
}

/** Asked for shop by shop, with `subscribeToSegments`. */
const BY_SHOP = ["customer.joined_segment", "customer.left_segment"];

test("shopify.app.toml subscribes to exactly the topics that have a merge rule and are not asked for by shop, each once", () => {
  const topics = [...listed("topics"), ...listed("compliance_topics")];
  expect([...topics, ...BY_SHOP].toSorted()).toEqual(Object.keys(MERGE_RULES).toSorted());
});

test("the three compliance topics are declared as such", () => {
  expect(listed("compliance_topics")).toEqual([
    "customers/data_request",
    "customers/redact",
    "shop/redact",
  ]);
});

test("webhooks come in the version that the app was written against", () => {
  expect(text("api_version")).toBe(API_VERSION);
});

test("the scopes asked for at installation are those the app runs with", () => {
  expect(text("scopes")).toBe(env.SCOPES);
});

test("every delivery goes to the webhook door", () => {
  const addresses = [...config.matchAll(/^\s*uri = "([^"]+)"/gm)].map(([, uri]) => uri);
  expect(addresses.length).toBeGreaterThan(0);
  for (const uri of addresses) expect(uri).toMatch(/^\/webhooks\/[a-z]+$/);
});
