import type { Block, BlockDraft } from "#app/core/blocks/block.ts";
import { readBlock } from "#app/core/blocks/check-block.ts";
import type { CustomerFacts } from "#app/core/blocks/customer-facts.ts";

export function aDraft(overrides: Partial<BlockDraft> = {}): BlockDraft {
  return { key: "greeting", name: "Greeting", variants: [], fallback: "Hello", ...overrides };
}

/** Reads a draft that a test knows to be sound; a string is a block that says the same to everyone. */
export function aBlock(draft: string | Partial<BlockDraft>): Block {
  const read = readBlock(aDraft(typeof draft === "string" ? { fallback: draft } : draft));
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  return read.block;
}

/** Anna: seven orders, last in October 2026. */
export function someFacts(overrides: Partial<CustomerFacts> = {}): CustomerFacts {
  return {
    firstName: "Anna",
    lastName: "Schmidt",
    ordersCount: 7,
    amountSpent: 41_250n,
    firstOrderDate: Date.parse("2025-03-03T10:00:00Z"),
    lastOrderDate: Date.parse("2026-10-12T22:30:00Z"),
    customerSince: Date.parse("2025-03-01T10:00:00Z"),
    tags: ["wholesale", "newsletter"],
    cart: [
      {
        title: "Regency Cakestand",
        url: "https://fruit.example/products/cakestand",
        image: "https://fruit.example/cakestand.png",
        price: 1_275n,
        quantity: 2,
      },
      { title: "Jam & Co", url: undefined, image: undefined, price: undefined, quantity: 1 },
    ],
    cartUrl: "https://fruit.example/recover/1?key=a&b=c",
    locale: "en-GB",
    shop: {
      name: "Fruit & Co",
      url: "https://fruit.example",
      currency: "GBP",
      timeZone: "Europe/London",
    },
    ...overrides,
  };
}

/** Somebody of whom nothing is known but that she exists. */
export function noFacts(): CustomerFacts {
  return someFacts({
    firstName: undefined,
    lastName: undefined,
    ordersCount: 0,
    amountSpent: 0n,
    firstOrderDate: undefined,
    lastOrderDate: undefined,
    customerSince: undefined,
    tags: [],
    cart: [],
    cartUrl: undefined,
  });
}
