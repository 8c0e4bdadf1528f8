import type { Sandbox } from "#tests/sandbox/sandbox.ts";
import {
  addCustomer,
  cancelOrder,
  changeConsent,
  changeTags,
  completeCheckout,
  mergeCustomers,
  placeOrder,
  refundOrder,
  startCheckout,
  type Basket,
  type Happened,
} from "#tests/sandbox/shop/happenings.ts";
import { drawBasket } from "#tests/sandbox/shop/life.ts";
import { pick } from "#tests/sandbox/shop/seeded-random.ts";
import type { ShopCustomer, ShopOrder } from "#tests/sandbox/shop/things.ts";
import { shopPayload } from "#tests/sandbox/webhooks/payloads.ts";
import type { Fields } from "./read-body.ts";

export type Done =
  | {
      readonly ok: true;
      readonly said: string;
      readonly customer?: string;
      readonly order?: string;
    }
  | { readonly ok: false; readonly reason: string };

class Refusal extends Error {}

type Action = (sandbox: Sandbox, fields: Fields) => Done;

const ACTIONS: Readonly<Record<string, Action>> = {
  order: (sandbox, fields) => {
    const customer = findCustomer(sandbox, fields["customer"]);
    const basket = basketFor(sandbox, customer, fields);
    const { thing } = happen(sandbox, placeOrder(sandbox.shop, customer, basket, sandbox.now()));
    return about(customer, `${nameOf(customer)} placed ${thing.name}.`, thing);
  },
  checkout: (sandbox, fields) => {
    const customer = findCustomer(sandbox, fields["customer"]);
    const basket = basketFor(sandbox, customer, fields);
    happen(sandbox, startCheckout(sandbox.shop, customer, basket, sandbox.now()));
    return about(customer, `${nameOf(customer)} left a checkout.`);
  },
  complete: (sandbox, fields) => {
    const customer = findCustomer(sandbox, fields["customer"]);
    const open = [...sandbox.shop.checkouts.values()].findLast(
      (checkout) => checkout.customer === customer && checkout.completedAt === undefined,
    );
    if (!open) throw new Refusal(`${nameOf(customer)} has no open checkout.`);
    const { thing } = happen(sandbox, completeCheckout(sandbox.shop, open, sandbox.now()));
    return about(customer, `${nameOf(customer)} came back and placed ${thing.name}.`, thing);
  },
  refund: (sandbox, fields) => {
    const order = findOrder(sandbox, fields);
    const extent = fields["extent"] === "first-line" ? "first-line" : "all";
    happen(sandbox, refundOrder(sandbox.shop, order, extent, sandbox.now()));
    return about(order.customer, `Refunded ${order.name}.`, order);
  },
  cancel: (sandbox, fields) => {
    const order = findOrder(sandbox, fields);
    happen(sandbox, cancelOrder(order, sandbox.now()));
    return about(order.customer, `Cancelled ${order.name}.`, order);
  },
  tags: (sandbox, fields) => {
    const customer = findCustomer(sandbox, fields["customer"]);
    const tags = textOf(fields["tags"])
      .split(",")
      .map((tag) => tag.trim());
    const change = fields["change"] === "remove" ? "remove" : "add";
    const wanted = tags.filter((tag) => tag !== "");
    if (wanted.length === 0) throw new Refusal("Name a tag.");
    happen(sandbox, changeTags(customer, change, wanted, sandbox.now()));
    return about(customer, `${nameOf(customer)} now has the tags: ${customer.tags.join(", ")}.`);
  },
  consent: (sandbox, fields) => {
    const customer = findCustomer(sandbox, fields["customer"]);
    const state = fields["state"] === "SUBSCRIBED" ? "SUBSCRIBED" : "UNSUBSCRIBED";
    happen(sandbox, changeConsent(customer, state, sandbox.now()));
    return about(customer, `${nameOf(customer)} is ${state.toLowerCase()}.`);
  },
  newcomer: (sandbox) => {
    const { thing } = happen(sandbox, addCustomer(sandbox.shop, sandbox.now()));
    return about(thing, `${nameOf(thing)} joined.`);
  },
  merge: (sandbox, fields) => {
    const kept = findCustomer(sandbox, fields["customer"]);
    const gone = findCustomer(sandbox, fields["other"]);
    if (kept === gone) throw new Refusal("Name two different customers.");
    happen(sandbox, mergeCustomers(sandbox.shop, kept, gone, sandbox.now()));
    return about(kept, `${nameOf(gone)} is now ${nameOf(kept)}.`);
  },
  pace: (sandbox, fields) => {
    sandbox.pace.set(Number(fields["perMinute"] ?? 0));
    return { ok: true, said: `${sandbox.pace.get()} things happen a minute.` };
  },
  misbehave: (sandbox, fields) => {
    const { misbehaviour } = sandbox.deliveries;
    for (const name of ["duplicates", "drops", "badSignatures", "delayMs"] as const) {
      if (name in fields) misbehaviour[name] = Number(fields[name]);
    }
    for (const name of ["throttled", "failing"] as const) {
      if (name in fields) sandbox.faults[name] = Number(fields[name]);
    }
    return { ok: true, said: "It misbehaves as asked." };
  },
  revoke: (sandbox) => {
    sandbox.tokens.revoke();
    return { ok: true, said: "The app's access is gone." };
  },
  uninstall: (sandbox) => {
    sandbox.announce([{ topic: "app/uninstalled", body: shopPayload(sandbox.shop) }]);
    sandbox.tokens.revoke();
    return { ok: true, said: "The app is uninstalled." };
  },
};

/** Lets something happen in the shop because a person or a test asked for it. */
export function control(sandbox: Sandbox, action: string, fields: Fields): Done {
  const act = ACTIONS[action];
  if (!act) return { ok: false, reason: `There is no action "${action}".` };
  try {
    return act(sandbox, fields);
  } catch (fault) {
    if (fault instanceof Refusal) return { ok: false, reason: fault.message };
    throw fault;
  }
}

function happen<T>(sandbox: Sandbox, happened: Happened<T>): Happened<T> {
  sandbox.announce(happened.announcements);
  return happened;
}

function about(customer: ShopCustomer | undefined, said: string, order?: ShopOrder): Done {
  return {
    ok: true,
    said,
    ...(customer && { customer: String(customer.id) }),
    ...(order && { order: String(order.id) }),
  };
}

const nameOf = ({ firstName, lastName }: ShopCustomer) => `${firstName} ${lastName}`;

const textOf = (value: unknown) => (typeof value === "string" ? value.trim() : "");

/** By Shopify's id, by the data set's number, by email, or by name. */
function findCustomer({ shop, random }: Sandbox, wanted: unknown): ShopCustomer {
  const text = textOf(wanted).toLowerCase();
  const all = [...shop.customers.values()];
  if (text === "") {
    return pick(
      random,
      all.filter(({ orders }) => orders.length > 0),
    );
  }
  const number = Number(text.replace(/^gid:\/\/shopify\/customer\//, ""));
  const found =
    shop.customers.get(number) ??
    all.find(
      (customer) =>
        customer.number === number ||
        customer.email === text ||
        nameOf(customer).toLowerCase() === text,
    );
  if (!found) throw new Refusal(`Nobody here is "${text}".`);
  return found;
}

/** By name (#1001) or id; otherwise the customer's latest that can still be refunded. */
function findOrder(sandbox: Sandbox, fields: Fields): ShopOrder {
  const text = textOf(fields["order"]);
  const orders = [...sandbox.shop.orders.values()];
  const named = orders.find(
    ({ name, id }) => name === text || name === `#${text}` || String(id) === text,
  );
  if (text !== "" && !named) throw new Refusal(`There is no order "${text}".`);
  const order =
    named ??
    findCustomer(sandbox, fields["customer"]).orders.findLast(({ lines }) =>
      lines.some(({ left }) => left > 0),
    );
  if (!order?.lines.some(({ left }) => left > 0)) throw new Refusal("Nothing is left to refund.");
  return order;
}

/** What the fields name (`product` by code, `quantity`), or something such a customer would buy. */
function basketFor(sandbox: Sandbox, customer: ShopCustomer, fields: Fields): Basket[] {
  const code = textOf(fields["product"]).toUpperCase();
  const quantity = Math.max(1, Math.floor(Number(fields["quantity"] ?? 1)) || 1);
  if (code !== "") {
    const product = [...sandbox.shop.products.values()].find((each) => each.code === code);
    if (!product) throw new Refusal(`There is no product "${code}".`);
    return [{ product, quantity }];
  }
  const model = customer.orders.at(-1) ?? pick(sandbox.random, [...sandbox.shop.orders.values()]);
  return drawBasket(model, sandbox.random);
}
