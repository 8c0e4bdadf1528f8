import { expect, test } from "vitest";
import type { AppPage } from "#tests/e2e/support/app-page.ts";
import { shopCustomers, written } from "#tests/e2e/support/shop-counts.ts";
import type { Demo } from "#tests/e2e/support/start-demo.ts";

const NAME = "British regulars";

/** Three mistakes, on two lines; two of them can be mended by a button. */
const MISTAKEN =
  "number_of_ordrs >= 3 AND last_order_date > 2026-02-31\nAND custmer_countries CONTAINS 'GB'";
const MENDED =
  "number_of_orders >= 3 AND last_order_date > -1y\nAND customer_countries CONTAINS 'GB'";

const save = ({ admin }: AppPage) =>
  admin.locator("#save-bar").getByRole("button", { name: "Save" }).click();

/** Writing a segment: mistakes are said where they are, the count is there before it is saved. */
export function newSegment(demo: () => Demo): void {
  let page: AppPage;

  test("a query with mistakes lists them all with their places, and nothing is saved", async () => {
    page = await demo().open("/app/segments/new");
    const { app } = page;
    await app.getByLabel("Name", { exact: true }).fill(NAME);
    await app.getByLabel("Conditions as a query").fill(MISTAKEN);
    await app.getByText("3 mistakes to correct before this can be saved").waitFor();
    const listed = await app.getByRole("status").getByRole("listitem").allInnerTexts();
    expect(listed.map((text) => text.split("\n")[0])).toEqual([
      "Line 1, column 0 There is no filter \u2018number_of_ordrs\u2019.",
      "Line 1, column 43 There is no \u20182026-02-31\u2019 in the calendar.",
      "Line 2, column 4 There is no filter \u2018custmer_countries\u2019.",
    ]);
    await page.photograph("new-segment-mistakes-desktop");

    await save(page);
    await app.getByText("Nothing was saved.").waitFor();
    const list = await demo().open("/app/segments");
    await list.app.getByRole("table", { name: "Segments" }).waitFor();
    expect(await list.app.getByRole("link", { name: NAME }).count()).toBe(0);
    await list.close();
  });

  test("suggestions are applied by a button, and the count is there before it is saved", async () => {
    const { app } = page;
    await app.getByRole("button", { name: "Change to number_of_orders" }).click();
    await app.getByRole("button", { name: "Change to customer_countries" }).click();
    await app.getByText("1 mistake to correct").waitFor();
    await app.getByText("Nothing was saved.").waitFor({ state: "detached" });
    const query = app.getByLabel("Conditions as a query");
    await query.fill((await query.inputValue()).replace("2026-02-31", "-1y"));
    expect(await query.inputValue()).toBe(MENDED);
    const count = shopCustomers(demo(), MENDED).length;
    expect(count).toBeGreaterThan(100);
    await app.getByText(`${written(count)} customers now`).waitFor();
    await page.photograph("new-segment-desktop");
  });

  test("saved, it appears with its customers", async () => {
    const { app } = page;
    await save(page);
    await app.getByRole("heading", { name: NAME }).waitFor();
    const count = written(shopCustomers(demo(), MENDED).length);
    await app.getByText(`${count} customers`).waitFor();
    await page.admin.getByRole("link", { name: "Segments" }).click();
    const row = app.getByRole("row").filter({ has: app.getByRole("link", { name: NAME }) });
    await row.getByText(count, { exact: true }).waitFor();
    await page.close();
  });

  test("a name that is taken is refused beside the name", async () => {
    const again = await demo().open("/app/segments/new");
    await again.app.getByLabel("Name", { exact: true }).fill(NAME.toUpperCase());
    await again.app.getByLabel("Conditions as a query").fill("number_of_orders = 1");
    await save(again);
    await again.app.getByText("Another segment has this name").waitFor();
    await again.close();
  });
}
