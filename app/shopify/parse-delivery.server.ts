import { z } from "zod";
import type { Fact } from "#app/core/commerce/facts.ts";
import { isTopic, type Topic } from "#app/core/commerce/merge-rules.ts";
import { parseExactJson } from "#app/lib/parse-exact-json.ts";
import { readCheckout } from "./checkout-payload.server.ts";
import {
  readCustomer,
  readEmailConsent,
  readMerge,
  readSegmentChange,
  readSmsConsent,
  readTags,
} from "./customer-payload.server.ts";
import type { Heard } from "./heard.server.ts";
import { readOrder } from "./order-payload.server.ts";
import { describeIssues, Unreadable } from "./payload-fields.server.ts";
import { readCollection, readProduct } from "./product-payload.server.ts";
import { readRefund } from "./refund-payload.server.ts";
import {
  readDataRequest,
  readDefinitionHint,
  readDeletion,
  readOrderEdit,
  readRedaction,
  readScopes,
  readShopUpdate,
} from "./shop-payload.server.ts";

export type ParsedDelivery =
  | { readonly ok: true; readonly facts: readonly Fact[] }
  /** Names topics and places, never values: it is shown and logged. */
  | { readonly ok: false; readonly reason: string };

type Reader = (body: unknown, heard: Heard) => Fact[];

const READERS: Readonly<Record<Topic, Reader>> = {
  "orders/create": readOrder,
  "orders/updated": readOrder,
  "orders/paid": readOrder,
  "orders/cancelled": readOrder,
  "orders/edited": readOrderEdit,
  "orders/delete": (body, { triggeredAt }) => readDeletion("order", body, triggeredAt),
  "refunds/create": readRefund,
  "checkouts/create": readCheckout,
  "checkouts/update": readCheckout,
  "checkouts/delete": (body, { triggeredAt }) => readDeletion("checkout", body, triggeredAt),
  "customers/create": readCustomer,
  "customers/update": readCustomer,
  "customers/enable": readCustomer,
  "customers/disable": readCustomer,
  "customers/delete": (body, { triggeredAt }) => readDeletion("customer", body, triggeredAt),
  "customers/merge": readMerge,
  "customer.tags_added": (body, heard) => readTags("added", body, heard),
  "customer.tags_removed": (body, heard) => readTags("removed", body, heard),
  "customer.joined_segment": (body, heard) => readSegmentChange("added", body, heard),
  "customer.left_segment": (body, heard) => readSegmentChange("removed", body, heard),
  "customers_email_marketing_consent/update": readEmailConsent,
  "customers_marketing_consent/update": readSmsConsent,
  "products/create": readProduct,
  "products/update": readProduct,
  "products/delete": (body, { triggeredAt }) => readDeletion("product", body, triggeredAt),
  "collections/create": readCollection,
  "collections/update": readCollection,
  "collections/delete": readCollection,
  "shop/update": readShopUpdate,
  "metafield_definitions/create": readDefinitionHint,
  "metafield_definitions/update": readDefinitionHint,
  "metafield_definitions/delete": readDefinitionHint,
  "app/uninstalled": (_body, { triggeredAt }) => [{ kind: "uninstalled", at: triggeredAt }],
  "app/scopes_update": readScopes,
  "customers/data_request": readDataRequest,
  "customers/redact": readRedaction,
  "shop/redact": (_body, { triggeredAt }) => [{ kind: "shop-redacted", at: triggeredAt }],
};

/**
 * Reads a delivery's body into facts. Ids keep every digit, text is made storable, money becomes
 * exact minor units. Never throws for what a body may contain.
 */
export function parseDelivery(topic: string, body: Uint8Array, heard: Heard): ParsedDelivery {
  if (!isTopic(topic)) return { ok: false, reason: "Unknown topic" };
  const json = readJson(body);
  if (!json.ok) return json;
  try {
    return { ok: true, facts: READERS[topic](json.value, heard) };
  } catch (fault) {
    if (fault instanceof z.ZodError) return { ok: false, reason: describeIssues(fault) };
    if (fault instanceof Unreadable) return { ok: false, reason: fault.message };
    throw fault;
  }
}

type ReadJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: string };

function readJson(body: Uint8Array): ReadJson {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(body);
    return { ok: true, value: parseExactJson(text) };
  } catch (fault) {
    // TypeError: not UTF-8. SyntaxError: not JSON. RangeError: nested too deeply.
    const known =
      fault instanceof TypeError || fault instanceof SyntaxError || fault instanceof RangeError;
    if (!known) throw fault;
    return { ok: false, reason: `Unreadable body: ${fault.name}` };
  }
}
