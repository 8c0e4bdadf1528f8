import { expect, test } from "vitest";
import type { AppPage } from "#tests/e2e/support/app-page.ts";
import { shopCustomers, written } from "#tests/e2e/support/shop-counts.ts";
import type { Demo } from "#tests/e2e/support/start-demo.ts";

const NAME = "Loyal";
const LOYAL = "last_order_date >= -90d AND first_order_date < -30d AND number_of_orders >= 5";
const LOYAL_OF_FOUR = LOYAL.replace(">= 5", ">= 4");

async function openSegment(demo: Demo): Promise<AppPage> {
  const page = await demo.open("/app/segments");
  await page.app.getByRole("link", { name: NAME, exact: true }).click();
  await page.app.getByRole("heading", { level: 1, name: NAME }).waitFor();
  return page;
}

/** A build takes its turn among the weekly sizes of a shop that has just begun. */
const PATIENTLY = { timeout: 120_000 };

/** Understanding a segment, and changing it knowing what that does. */
export function understandSegment(demo: () => Demo): void {
  test("a segment shows its size over the shop's whole history, and who can be reached", async () => {
    const page = await openSegment(demo());
    const { app } = page;
    const chart = app.getByRole("img", { name: /^From [\d,]+ on .+ to [\d,]+ now/ });
    await chart.waitFor({ timeout: 120_000 });
    const now = written(shopCustomers(demo(), LOYAL).length);
    expect(await chart.getAttribute("aria-label")).toContain(`to ${now} now`);
    const reach = app.getByRole("table", { name: "Who you can reach" });
    await reach.getByRole("row").filter({ hasText: "In the segment" }).getByText(now).waitFor();
    await reach.getByText("Needs sends from your email tool").waitFor();
    await app.getByRole("table", { name: "Also in" }).waitFor();
    await page.close();
  });

  test("a customer is checked by address, and the answer comes before its reasons", async () => {
    const [member] = shopCustomers(demo(), LOYAL);
    const page = await openSegment(demo());
    const { app } = page;
    await app.getByLabel("Name, email, order number or customer id").fill(member?.email ?? "");
    await app.getByRole("button", { name: "Check", exact: true }).click();
    const person = `${member?.firstName} ${member?.lastName}`;
    await app.getByText(`${person} is in ${NAME}.`).waitFor();
    await app.getByText(/^Stays until .+\.$/).waitFor();
    await app.getByText("ordered at least 5 times").waitFor();
    await app.getByText("At least 5", { exact: false }).first().waitFor();
    await page.photograph("explanation-desktop");
    await page.close();
  });

  test("a change shows who joins before it is saved, and is taken back by a button", async () => {
    const page = await openSegment(demo());
    const { app, admin } = page;
    await app.getByRole("link", { name: "Edit conditions" }).click();
    const query = app.getByLabel("Conditions as a query");
    await query.waitFor();
    await query.fill((await query.inputValue()).replace(">= 5", ">= 4"));
    const joins = shopCustomers(demo(), LOYAL_OF_FOUR).length - shopCustomers(demo(), LOYAL).length;
    await app.getByRole("heading", { name: `${written(joins)} people join` }).waitFor();
    expect(await app.getByRole("radio", { name: "No (recommended)" }).isChecked()).toBe(true);
    await page.photograph("change-desktop");

    await admin.locator("#save-bar").getByRole("button", { name: "Save" }).click();
    await app.getByText("Your change is saved.").waitFor();
    const after = written(shopCustomers(demo(), LOYAL_OF_FOUR).length);
    await app.getByText(`${after} customers`).waitFor(PATIENTLY);
    await app.getByRole("button", { name: "Undo" }).click();
    await app
      .getByText(`${written(shopCustomers(demo(), LOYAL).length)} customers`)
      .waitFor(PATIENTLY);
    await page.close();
  });
}
