import { expect, test } from "vitest";
import { control } from "#tests/sandbox/http/control.ts";
import type { AppPage } from "#tests/e2e/support/app-page.ts";
import { LONDON } from "#tests/e2e/support/london-time.ts";
import { shopCustomers, written } from "#tests/e2e/support/shop-counts.ts";
import type { Demo } from "#tests/e2e/support/start-demo.ts";

const LAPSED = "last_order_date < -90d";
const RECENT = "Bought in the last 3 days";
const ORDERS = 5;

/** The promise of the product: an order moves its customer while one looks. */
export function ordersMoveCustomers(demo: () => Demo): void {
  test("an order placed in the shop shows in the open segment at once", async () => {
    const page = await demo().open("/app/segments");
    const { admin, app } = page;
    await app.getByRole("link", { name: RECENT }).click();
    await app.getByRole("table", { name: "Customers" }).waitFor();
    await admin.getByRole("button", { name: "Let something happen" }).click();
    const order = admin.locator('form[data-action="order"]');

    const taken: number[] = [];
    for (const lapsed of shopCustomers(demo(), LAPSED).slice(0, ORDERS)) {
      await order.getByLabel("Customer").fill(lapsed.email);
      const placed = performance.now();
      await order.getByRole("button").click();
      const row = app.locator(`table a[href$="/app/customers/${lapsed.id}"]`);
      await row.waitFor({ timeout: 60_000 });
      taken.push(performance.now() - placed);
    }
    const median = taken.sort((a, b) => a - b)[Math.floor(ORDERS / 2)] ?? 0;
    process.stdout.write(
      `From placing an order to seeing its customer: ${Math.round(median)} ms\n`,
    );
    const joined = app
      .getByRole("table", { name: "Customers" })
      .locator("tbody td:nth-last-child(2)");
    expect(await joined.first().innerText()).toMatch(LONDON);
    await page.close();
  });

  test("the customer leaves the segment they were in, with the order as the reason; cancelled, they are back", async () => {
    const [lapsed] = shopCustomers(demo(), `${LAPSED} AND number_of_orders = 1`);
    const customer = String(lapsed?.id);
    const before = shopCustomers(demo(), LAPSED).length;
    const page = await demo().open("/app/segments");
    const size = page.app.getByRole("row").filter({ hasText: "Lapsed" }).locator("td").last();
    await size.getByText(written(before), { exact: true }).waitFor();

    const { order } = act(demo(), "order", { customer });
    await size.getByText(written(before - 1), { exact: true }).waitFor();
    await page.app.getByRole("link", { name: "Lapsed" }).click();
    const changes = page.app.getByRole("listitem").filter({ has: linkTo(page, customer) });
    await changes.first().getByText(/left/).waitFor();
    expect(await changes.first().innerText()).toContain(`bought, order ${nameOf(demo(), order)}`);

    act(demo(), "cancel", { order });
    await changes
      .first()
      .getByText(/joined/)
      .waitFor();
    expect(await changes.first().innerText()).toContain("refunded or cancelled, order");
    expect(shopCustomers(demo(), LAPSED)).toHaveLength(before);
    await page.app.getByText(`${written(before)} customers`).waitFor();
    await page.close();
  });
}

function act(demo: Demo, action: string, fields: Record<string, string>): { order: string } {
  const done = control(demo.sandbox, action, fields);
  if (!done.ok) throw new Error(done.reason);
  return { order: done.order ?? "" };
}

const linkTo = ({ app }: AppPage, customer: string) =>
  app.locator(`a[href$="/app/customers/${customer}"]`);

const nameOf = ({ sandbox }: Demo, order: string) =>
  sandbox.shop.orders.get(Number(order))?.name ?? "";
