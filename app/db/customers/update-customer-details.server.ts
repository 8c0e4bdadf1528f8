import type { CustomerDetails, Stamp } from "#app/core/commerce/facts.ts";
import { hashEmail, sealText, type ShopKey } from "#app/db/crypto/shop-key.server.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";
import { toRecordset } from "#app/db/to-recordset.server.ts";

export interface StampedDetails {
  readonly details: CustomerDetails;
  readonly stamp: Stamp;
}

/**
 * Writes personal details, sealed, over older ones. Customers who are gone are left alone: late
 * deliveries cannot bring a person back.
 *
 * Whoever tells of a person tells names, email and phone together, so what is not said is empty;
 * only the locale is kept when it is not said.
 */
export async function updateCustomerDetails(
  tx: Queryable,
  key: ShopKey,
  news: readonly StampedDetails[],
): Promise<void> {
  if (news.length === 0) return;
  await tx.query({
    name: "update-customer-details",
    text: `
      UPDATE customer c SET
        updated_at = x.updated_at, triggered_at = x.triggered_at, body_hash = x.body_hash,
        email = x.email, first_name = x.first_name, last_name = x.last_name, phone = x.phone,
        email_hash = x.email_hash, locale = coalesce(x.locale, c.locale)
      FROM jsonb_to_recordset($2::text::jsonb) AS x(
        customer bigint, updated_at timestamptz, triggered_at timestamptz, body_hash text,
        email bytea, first_name bytea, last_name bytea, phone bytea, email_hash bytea, locale text)
      WHERE c.shop = $1::bigint AND c.customer = x.customer AND c.gone_at IS NULL
        AND (x.updated_at, x.triggered_at, x.body_hash) >
            (coalesce(c.updated_at, '-infinity'), coalesce(c.triggered_at, '-infinity'),
             coalesce(c.body_hash, ''))`,
    values: [key.shop, toRecordset(news.map((each) => toRow(key, each)))],
  });
}

function toRow(key: ShopKey, { details, stamp }: StampedDetails) {
  const sealed = (column: string, text: string | null | undefined) =>
    text ? sealText(key, { column: `customer.${column}`, row: details.id }, text) : null;
  return {
    customer: details.id,
    updated_at: toInstant(stamp.updatedAt),
    triggered_at: toInstant(stamp.triggeredAt),
    body_hash: stamp.bodyHash,
    email: sealed("email", details.email),
    first_name: sealed("first_name", details.firstName),
    last_name: sealed("last_name", details.lastName),
    phone: sealed("phone", details.phone),
    email_hash: details.email ? hashEmail(key, details.email) : null,
    locale: details.locale,
  };
}
