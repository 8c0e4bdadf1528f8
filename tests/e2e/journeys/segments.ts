import { expect, test } from "vitest";
import type { Locator } from "playwright-core";
import { STARTER_SEGMENTS } from "#app/services/imports/starter-segments.server.ts";
import { localDay, localDayNumber, localMinute } from "#tests/e2e/support/london-time.ts";
import { shopCustomers, written } from "#tests/e2e/support/shop-counts.ts";
import type { Demo } from "#tests/e2e/support/start-demo.ts";

/** The conditions as a merchant reads them. */
const IN_WORDS: Readonly<Record<string, string>> = {
  New: "first ordered in the last 30 days",
  Active:
    "last ordered in the last 90 days, first ordered more than 30 days ago and ordered fewer than 5 times",
  Loyal:
    "last ordered in the last 90 days, first ordered more than 30 days ago and ordered at least 5 times",
  Lapsed: "last ordered more than 90 days ago",
  "Spent over 500 in 6 months":
    "placed orders worth more than \u00a3500 in all in the last 6 months",
  "Bought in the last 3 days": "last ordered in the last 3 days",
};

const RECENT = "Bought in the last 3 days";

/** Each row's cells, their white space folded. */
async function rowsOf(table: Locator): Promise<string[][]> {
  const rows = await table.locator("tbody tr").all();
  return Promise.all(
    rows.map(async (row) =>
      (await row.locator("td, th").allInnerTexts()).map((text) =>
        text.replaceAll(/\s+/g, " ").trim(),
      ),
    ),
  );
}

/** The first order of those since which there was always one in the last three days. */
function joinedBy(placed: readonly number[]): number {
  const [last = 0, ...earlier] = placed.toSorted((one, other) => other - one);
  let first = last;
  for (const order of earlier) {
    if (localDayNumber(first) - localDayNumber(order) > 3) break;
    first = order;
  }
  return first;
}

/** What the shop keeps together, and who is in it. */
export function segments(demo: () => Demo): void {
  test("Segments lists each by name, with its condition in words and its size", async () => {
    const page = await demo().open("/app/segments");
    const table = page.app.getByRole("table", { name: "Segments" });
    await table.waitFor();
    const expected = STARTER_SEGMENTS.map(({ name, query }) => [
      name,
      IN_WORDS[name],
      written(shopCustomers(demo(), query).length),
    ]);
    expect((await rowsOf(table)).sort()).toEqual(expected.sort());
    await page.close();
  });

  test("a segment lists its customers to the last one, with when they joined and when they leave", async () => {
    const page = await demo().open("/app/segments");
    const { app } = page;
    await app.getByRole("link", { name: RECENT }).click();
    await app.getByRole("heading", { name: RECENT }).waitFor();
    const members = shopCustomers(demo(), "last_order_date >= -3d");
    await app.getByText(`${written(members.length)} customers`).waitFor();
    await app.getByText("Times are in Europe/London.").waitFor();

    const table = app.getByRole("table", { name: "Customers" });
    const shown = new Map<string, { joined: string; leaves: string }>();
    for (let from = 1; from <= members.length; from += 25) {
      const to = Math.min(from + 24, members.length);
      await app.getByText(`${from} to ${to} of ${members.length}`).waitFor();
      for (const row of await table.locator("tbody tr").all()) {
        const link = await row.getByRole("link").first().getAttribute("href");
        const cells = await row.locator("td, th").allInnerTexts();
        const id = link?.split("/").at(-1) ?? "";
        shown.set(id, { joined: cells.at(-2) ?? "", leaves: cells.at(-1) ?? "" });
      }
      if (to < members.length) await app.getByRole("button", { name: "Next" }).click();
    }
    expect([...shown.keys()].sort()).toEqual(members.map(({ id }) => String(id)).sort());
    for (const { id, orders } of members) {
      const last = Math.max(...orders.map(({ placedAt }) => placedAt));
      const { joined, leaves } = shown.get(String(id))!;
      expect(leaves).toBe(`${localDay(last, 4)}, 00:00 GMT`);
      // All were there when the segment was made: the date is worked out from their orders.
      const kept = orders.filter(({ cancelledAt }) => cancelledAt === undefined);
      const since = joinedBy(kept.map(({ placedAt }) => placedAt));
      expect(joined).toBe(localMinute(since));
    }
    await page.close();
  });

  test("a customer's page says which segments they are in and lists their orders", async () => {
    const [member] = shopCustomers(demo(), "number_of_orders >= 5 AND last_order_date >= -3d");
    const page = await demo().open(`/app/customers/${member?.id ?? ""}`);
    const { app } = page;
    await app.getByRole("heading", { name: `${member?.firstName} ${member?.lastName}` }).waitFor();
    await app.getByRole("link", { name: RECENT, exact: true }).waitFor();
    await app.getByRole("link", { name: "Loyal", exact: true }).waitFor();
    const names = member?.orders.map(({ name }) => name) ?? [];
    const rows = await rowsOf(app.getByRole("table", { name: "Orders" }));
    expect(rows.map(([name]) => name).sort()).toEqual(names.sort());
    await page.close();
  });
}
