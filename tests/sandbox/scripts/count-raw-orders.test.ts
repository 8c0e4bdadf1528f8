import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { countRawOrders, readRawOrders } from "./count-raw-orders.ts";

const csv = "../shared/data/online-retail.csv.gz";
const committed = JSON.parse(
  readFileSync(new URL("../data/expected.json", import.meta.url), "utf8"),
) as { now: string };

/** Five rows, one a rule of the README's mapping. */
const rows = (...lines: string[]) =>
  [
    "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country",
    ...lines,
  ].join("\n");
const NOW = new Date("2011-12-10T12:00:00Z");

describe("counting the raw orders", () => {
  test("a cancellation lowers the latest earlier order that holds the product", () => {
    const counts = countRawOrders(
      rows(
        "1,10002,INFLATABLE,3,2011-12-01 09:00:00,1.00,7.0,France",
        "2,10002,INFLATABLE,2,2011-12-02 09:00:00,1.00,7.0,France",
        "C3,10002,INFLATABLE,-4,2011-12-03 09:00:00,1.00,7.0,France",
      ),
      NOW,
    );
    expect(counts).toMatchObject({ grossPence: "500", refundedPence: "200", unmatched: 1 });
  });

  test("half a penny goes to the even one, a line at a time", () => {
    const counts = countRawOrders(
      rows(
        "1,10002,A,1,2011-12-01 09:00:00,0.125,7.0,France",
        "1,10080,B,1,2011-12-01 09:00:00,0.135,7.0,France",
      ),
      NOW,
    );
    expect(counts.grossPence).toBe("26");
  });

  test("shipping counts in the order, fees do not, and neither makes an order alone", () => {
    const counts = countRawOrders(
      rows(
        "1,10002,A,1,2011-12-01 09:00:00,1.00,7.0,France",
        "1,POST,POSTAGE,1,2011-12-01 09:00:00,18.00,7.0,France",
        "1,M,Manual,1,2011-12-01 09:00:00,5.00,7.0,France",
        "2,POST,POSTAGE,1,2011-12-01 10:00:00,18.00,7.0,France",
      ),
      NOW,
    );
    expect(counts).toMatchObject({ orders: 1, lines: 1, grossPence: "1900" });
  });

  test("a row without a customer is a guest's order", () => {
    const counts = countRawOrders(rows("1,10002,A,1,2011-12-01 09:00:00,1.00,,France"), NOW);
    expect(counts).toMatchObject({ customers: 0, orders: 1, guestOrders: 1 });
  });
});

test.runIf(existsSync(csv))("the committed numbers are those of the whole data set", () => {
  expect(countRawOrders(readRawOrders(csv), new Date(committed.now))).toEqual(committed);
});
