import type { Population } from "#tests/sandbox/shop/population.ts";

/** Thousandths of a pound. */
const HEART = 2550;
const CLOCK = 3750;

/**
 * A shop small enough to check by hand: customer 7 bought twice and gave two hearts and a pound of
 * shipping back; 8 never bought; 9 bought once and gave it all back; one order is a guest's.
 */
export const SMALL_POPULATION: Population = {
  countries: ["France", "Unspecified", "United Kingdom"],
  products: [
    { code: "85123A", title: "WHITE HANGING HEART" },
    { code: "22726", title: "ALARM CLOCK CHRISTMAS" },
  ],
  customers: [
    { number: 7, minute: 0, countries: [0, 2] },
    { number: 8, minute: 5, countries: [1] },
    { number: 9, minute: 10, countries: [2] },
  ],
  orders: [
    {
      invoice: 1,
      minute: 0,
      customer: 0,
      country: 0,
      shipping: 500,
      lines: [
        { product: 0, quantity: 3, price: HEART },
        { product: 1, quantity: 2, price: CLOCK },
      ],
    },
    {
      invoice: 2,
      minute: 10,
      customer: 2,
      country: 2,
      shipping: 0,
      lines: [{ product: 1, quantity: 1, price: CLOCK }],
    },
    {
      invoice: 3,
      minute: 90,
      customer: 0,
      country: 0,
      shipping: 0,
      lines: [{ product: 1, quantity: 1, price: CLOCK }],
    },
    {
      invoice: 4,
      minute: 100,
      customer: -1,
      country: 0,
      shipping: 0,
      lines: [{ product: 1, quantity: 1, price: CLOCK }],
    },
  ],
  refunds: [
    { minute: 60, order: 0, shipping: 100, lines: [{ line: 0, quantity: 2 }] },
    { minute: 80, order: 1, shipping: 0, lines: [{ line: 0, quantity: 1 }] },
  ],
};
