import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { STARTER_SEGMENTS } from "#app/services/imports/starter-segments.server.ts";
import { countRawOrders, readRawOrders } from "#tests/sandbox/scripts/count-raw-orders.ts";
import type { AppPage } from "#tests/e2e/support/app-page.ts";
import { shopCustomers } from "#tests/e2e/support/shop-counts.ts";
import type { Demo } from "#tests/e2e/support/start-demo.ts";
import { until } from "#tests/e2e/support/until.ts";

/** The source of the demo's orders, where it is at hand. */
const RAW_ORDERS = "../shared/data/online-retail.csv.gz";

/** The number on each segment's card, in the order of the starter segments. */
async function cardCounts({ app }: AppPage): Promise<(number | undefined)[]> {
  const cards = STARTER_SEGMENTS.map(async ({ name }) => {
    const number = app.locator(`xpath=//a[normalize-space()='${name}']/following::p[1]`);
    if ((await number.count()) === 0) return undefined;
    const shown = await number.innerText();
    return /^[\d,]+$/.test(shown) ? Number(shown.replaceAll(",", "")) : undefined;
  });
  return Promise.all(cards);
}

/** From the first opening to the first counts. Comes first: it is what installs the app. */
export function firstMinutes(demo: () => Demo): void {
  let home: AppPage;

  test("the first opening installs the app and shows how far its orders are read", async () => {
    home = await demo().open("");
    const { app } = home;
    await app.getByRole("heading", { name: "Reading your orders" }).waitFor({ timeout: 60_000 });
    expect(demo().sandbox.tokens.isInstalled).toBe(true);
    await app.getByText("It never emails anyone and never subscribes anyone").waitFor();
    await app.getByText("You can leave this page.").waitFor();
    await home.photograph("home-import-starting-desktop");

    const percent = await until(
      "some of the orders are read",
      async () => {
        const text = await home.text();
        const [, done, total] = /([\d,]+) of ([\d,]+) orders read/.exec(text) ?? [];
        if (done === undefined || done === "0") return undefined;
        expect(total).toBe("19,773");
        const bar = app.locator("progress");
        return (await bar.count()) === 0 ? undefined : await bar.getAttribute("value");
      },
      120_000,
    );
    expect(percent).toMatch(/^\d{1,3}$/);
    await home.photograph("home-import-running-desktop");
  });

  test("other pages can be looked at meanwhile, and none says 0", async () => {
    const segments = await demo().open("/app/segments");
    await segments.app.getByRole("heading", { name: "Segments", exact: true }).waitFor();
    await segments.photograph("segments-import-running-desktop");
    expect(await segments.text()).not.toMatch(/(^|\s)0(\s|$)/);
    await segments.close();
  });

  test("each segment's card shows the customers the shop itself counts", async () => {
    const { app } = home;
    await app.getByText("Up to date").waitFor({ timeout: 170_000 });
    const shown = await until("every segment is counted", async () => {
      const counts = await cardCounts(home);
      return counts.includes(undefined) ? undefined : counts;
    });
    expect(shown).toEqual(STARTER_SEGMENTS.map(({ query }) => shopCustomers(demo(), query).length));
  });

  test.runIf(existsSync(RAW_ORDERS))("so does the count over the raw orders", async () => {
    const { customers, segments } = countRawOrders(readRawOrders(RAW_ORDERS), new Date());
    expect(await cardCounts(home)).toEqual(
      STARTER_SEGMENTS.map(({ name }) => segments[name]?.customers),
    );
    expect(customers).toBe(demo().sandbox.shop.customers.size);
    await home.photograph("home-desktop");
    await home.close();
  });
}
