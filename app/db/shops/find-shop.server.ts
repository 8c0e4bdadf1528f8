import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";

/** A shop as its pages need it. */
export interface ShopRecord {
  readonly shop: bigint;
  readonly domain: string;
  readonly name: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly country: string | undefined;
  readonly installedAt: Moment;
  readonly uninstalledAt: Moment | undefined;
  readonly evaluatedTo: Moment;
  readonly importCompletedAt: Moment | undefined;
}

interface ShopRow {
  readonly shop: bigint;
  readonly domain: string;
  readonly name: string;
  readonly currency: string;
  readonly time_zone: string;
  readonly country: string | null;
  readonly installed_at: Moment;
  readonly uninstalled_at: Moment | null;
  readonly evaluated_to: Moment;
  readonly import_completed_at: Moment | null;
}

/** The shop, unless it was erased. */
export async function findShop(tx: Queryable, shop: bigint): Promise<ShopRecord | undefined> {
  const [row] = await tx.query<ShopRow>({
    name: "find-shop",
    text: `SELECT shop, domain, name, currency, time_zone, country, installed_at,
                  uninstalled_at, evaluated_to, import_completed_at
           FROM shop WHERE shop = $1::bigint AND erased_at IS NULL`,
    values: [shop],
  });
  if (row === undefined) return undefined;
  return {
    shop: row.shop,
    domain: row.domain,
    name: row.name,
    currency: row.currency,
    timeZone: row.time_zone,
    country: row.country ?? undefined,
    installedAt: row.installed_at,
    uninstalledAt: row.uninstalled_at ?? undefined,
    evaluatedTo: row.evaluated_to,
    importCompletedAt: row.import_completed_at ?? undefined,
  };
}
