import { readFileSync } from "node:fs";
import { brotliDecompressSync } from "node:zlib";

/** The derived data set as it lies in the file: places and things by their index, wall-clock minutes since EPOCH. */
export interface Population {
  readonly countries: readonly string[];
  readonly products: readonly { readonly code: string; readonly title: string }[];
  readonly customers: readonly {
    readonly number: number;
    readonly minute: number;
    readonly countries: readonly number[];
  }[];
  readonly orders: readonly PopulationOrder[];
  readonly refunds: readonly {
    readonly minute: number;
    readonly order: number;
    readonly shipping: number;
    readonly lines: readonly { readonly line: number; readonly quantity: number }[];
  }[];
}

export interface PopulationOrder {
  readonly invoice: number;
  readonly minute: number;
  /** Index into `customers`; -1 is a guest. */
  readonly customer: number;
  readonly country: number;
  /** Pence. */
  readonly shipping: number;
  readonly lines: readonly {
    readonly product: number;
    readonly quantity: number;
    /** Thousandths of a pound. */
    readonly price: number;
  }[];
}

/** Minute 0 of the data set, on London's wall clock. */
export const EPOCH = Date.UTC(2010, 11, 1);

function sums(differences: readonly number[]): number[] {
  let sum = 0;
  return differences.map((difference) => (sum += difference));
}

/** Hands out consecutive stretches of a column, each as long as its owner says. */
function stretches<T>(lengths: readonly number[], make: (index: number) => T): T[][] {
  let next = 0;
  return lengths.map((length) => Array.from({ length }, () => make(next++)));
}

export function readPopulation(): Population {
  const packed = readFileSync(new URL("../data/online-retail.txt.br", import.meta.url));
  const columns = new Map(
    brotliDecompressSync(packed)
      .toString("utf8")
      .split("\n")
      .slice(1)
      .map((line): [string, string[]] => {
        const [name = "", ...values] = line.split("\t");
        return [name, values];
      }),
  );
  const texts = (name: string) => {
    const column = columns.get(name);
    if (!column) throw new Error(`The sandbox's data has no column ${name}: derive it again.`);
    return column;
  };
  const numbers = (name: string) => texts(name).map(Number);

  const titles = texts("products.title");
  const added = numbers("customers.minute");
  const addresses = texts("customers.countries");
  const lineProducts = numbers("lines.product");
  const lineQuantities = numbers("lines.quantity");
  const linePrices = numbers("lines.price");
  const lines = stretches(numbers("orders.lines"), (index) => ({
    product: lineProducts[index]!,
    quantity: lineQuantities[index]!,
    price: linePrices[index]!,
  }));
  const minutes = sums(numbers("orders.minute"));
  const buyers = numbers("orders.customer");
  const places = numbers("orders.country");
  const shippings = numbers("orders.shipping");
  const refundedLines = numbers("refundLines.line");
  const refundedQuantities = numbers("refundLines.quantity");
  const refundLines = stretches(numbers("refunds.lines"), (index) => ({
    line: refundedLines[index]!,
    quantity: refundedQuantities[index]!,
  }));
  const refundOrders = numbers("refunds.order");
  const refundShippings = numbers("refunds.shipping");
  return {
    countries: texts("countries.name"),
    products: texts("products.code").map((code, index) => ({ code, title: titles[index]! })),
    customers: sums(numbers("customers.id")).map((number, index) => ({
      number,
      minute: added[index]!,
      countries: addresses[index]!.split("+").map(Number),
    })),
    orders: sums(numbers("orders.invoice")).map((invoice, index) => ({
      invoice,
      minute: minutes[index]!,
      customer: buyers[index]!,
      country: places[index]!,
      shipping: shippings[index]!,
      lines: lines[index]!,
    })),
    refunds: sums(numbers("refunds.minute")).map((minute, index) => ({
      minute,
      order: refundOrders[index]!,
      shipping: refundShippings[index]!,
      lines: refundLines[index]!,
    })),
  };
}
