import { createHash } from "node:crypto";
import type { Delivery } from "./delivery.ts";
import { hearActivity } from "./hear-activity.ts";
import { hearCheckout, hearProduct } from "./hear-catalog.ts";
import { hearConsent, hearCustomer, hearMerge, hearTags } from "./hear-customer.ts";
import { hearOrder, hearRefund } from "./hear-order.ts";
import type { Heard } from "./heard.ts";
import { idAt, momentAt, readJson, readMoment, textAt } from "./lossless-json.ts";
import { nothingTold, type Told } from "./told.ts";

type Ear = (told: Told, heard: Heard) => void;

const gone =
  (entity: string): Ear =>
  (told, { body }) => {
    told.gone.add(`${entity} ${idAt(body, "id") ?? ""}`);
  };

const nothing: Ear = () => undefined;

const EARS: Readonly<Record<string, Ear>> = {
  "orders/create": hearOrder,
  "orders/updated": hearOrder,
  "orders/paid": hearOrder,
  "orders/cancelled": hearOrder,
  "orders/edited": nothing,
  "orders/delete": gone("order"),
  "refunds/create": hearRefund,
  "customers/create": hearCustomer,
  "customers/update": hearCustomer,
  "customers/enable": hearCustomer,
  "customers/disable": hearCustomer,
  "customers/delete": gone("customer"),
  "customers/redact": (told, { body }) => {
    const customer = idAt(body, "customer", "id") ?? "";
    told.gone.add(`customer ${customer}`);
    told.redacted.add(customer);
  },
  "customers/merge": hearMerge,
  "customers/purchasing_summary": nothing,
  "customer.tags_added": hearTags("added"),
  "customer.tags_removed": hearTags("removed"),
  "customers_email_marketing_consent/update": hearConsent("email"),
  "customers_marketing_consent/update": hearConsent("sms"),
  "checkouts/create": hearCheckout,
  "checkouts/update": hearCheckout,
  "checkouts/delete": (told, { body, stamp }) => {
    told.deletedCheckouts.push({ id: idAt(body, "id") ?? "", at: stamp.triggered });
  },
  "satsuma/activity": hearActivity,
  "products/create": hearProduct,
  "products/update": hearProduct,
  "products/delete": gone("product"),
  "collections/create": nothing,
  "collections/update": nothing,
  "collections/delete": nothing,
  "shop/update": (told, { body, stamp }) => {
    told.shops.push({
      stamp,
      zone: textAt(body, "iana_timezone") ?? "",
      currency: textAt(body, "currency") ?? "",
    });
  },
};

/** All that the deliveries say, whatever their order and however often each came. */
export function hear(deliveries: readonly Delivery[]): Told {
  const told = nothingTold();
  for (const delivery of deliveries) {
    const ear = EARS[delivery.topic];
    if (ear === undefined) throw new Error(`The oracle does not know ${delivery.topic}`);
    ear(told, heardFrom(delivery));
  }
  return told;
}

function heardFrom(delivery: Delivery): Heard {
  const body = readJson(delivery.body);
  const triggered = readMoment(delivery.triggeredAt);
  return {
    topic: delivery.topic,
    body,
    raw: delivery.body,
    stamp: {
      updated: momentAt(body, "updated_at") ?? triggered,
      triggered,
      hash: createHash("sha256").update(delivery.body).digest("hex"),
    },
  };
}
