import { expect, test } from "vitest";
import { connectSocket } from "#app/db/connect-socket.server.ts";
import { makeDatabase } from "#app/db/leased-database.server.ts";
import { socketPath } from "#app/db/socket-message.server.ts";
import { createSegment } from "#app/services/segments/create-segment.server.ts";
import type { Demo } from "#tests/e2e/support/start-demo.ts";

const NOBODY = "00000000-0000-4000-8000-000000000000";

/** A segment of another shop in the same database. */
async function segmentElsewhere({ data }: Demo): Promise<string> {
  const db = makeDatabase(await connectSocket(socketPath(data)));
  try {
    await db.query({
      text: `INSERT INTO shop (shop, domain, name, currency, time_zone, installed_at, evaluated_to)
             VALUES (2, 'elsewhere.myshopify.com', 'Elsewhere', 'EUR', 'Europe/Berlin', now(), now())
             ON CONFLICT DO NOTHING`,
    });
    const name = `Theirs ${Date.now()}`;
    const made = await createSegment(db, 2n, { name, query: "number_of_orders = 1", staff: "1" });
    if (!made.ok) throw new Error(made.reason);
    return made.segment;
  } finally {
    await db.close();
  }
}

/** Addresses that lead nowhere in this shop. */
export function unknownPages(demo: () => Demo): void {
  test("what is not this shop's is not there", async () => {
    const elsewhere = await segmentElsewhere(demo());
    for (const path of [
      `/app/segments/${elsewhere}`,
      `/app/segments/${elsewhere}/edit`,
      `/app/segments/${NOBODY}`,
      "/app/segments/not-an-id",
      "/app/customers/1",
      "/app/customers/not-a-number",
      `/app/blocks/${NOBODY}`,
      "/app/nowhere",
    ]) {
      const page = await demo().open(path);
      await page.app.getByRole("heading", { name: "We could not find this page" }).waitFor();
      const text = await page.text();
      expect(text, path).not.toContain("Theirs");
      const answer = await page.admin.request.get(page.frame.url());
      expect(answer.status(), path).toBe(404);
      if (path === "/app/nowhere") await page.photograph("not-found-desktop");
      await page.close();
    }
  });
}
