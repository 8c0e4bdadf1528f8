import type { Checkout, Stamp } from "#app/core/commerce/facts.ts";
import { hashEmail, sealText, type ShopKey } from "#app/db/crypto/shop-key.server.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";
import { toRecordset } from "#app/db/to-recordset.server.ts";

export interface StampedCheckout {
  readonly checkout: Checkout;
  readonly stamp: Stamp;
}

/** Writes full states of checkouts over older ones, at most one a token. */
export async function upsertCheckouts(
  tx: Queryable,
  key: ShopKey,
  checkouts: readonly StampedCheckout[],
): Promise<void> {
  if (checkouts.length === 0) return;
  await tx.query({
    name: "upsert-checkouts",
    text: `
      INSERT INTO checkout AS c (shop, token, checkout_id, customer, email_hash, created_at,
        completed_at, recovery_url, lines, updated_at, triggered_at, body_hash, amount, currency)
      SELECT $1::bigint, x.* FROM jsonb_to_recordset($2::text::jsonb) AS x(
        token text, checkout_id bigint, customer bigint, email_hash bytea, created_at timestamptz,
        completed_at timestamptz, recovery_url bytea, lines jsonb, updated_at timestamptz,
        triggered_at timestamptz, body_hash text, amount bigint, currency text)
      ON CONFLICT (shop, token) DO UPDATE SET
        checkout_id = coalesce(excluded.checkout_id, c.checkout_id), customer = excluded.customer,
        email_hash = excluded.email_hash, created_at = excluded.created_at,
        completed_at = excluded.completed_at, recovery_url = excluded.recovery_url,
        lines = excluded.lines, updated_at = excluded.updated_at,
        triggered_at = excluded.triggered_at, body_hash = excluded.body_hash,
        amount = excluded.amount, currency = excluded.currency
      WHERE (excluded.updated_at, excluded.triggered_at, excluded.body_hash)
          > (c.updated_at, c.triggered_at, c.body_hash)`,
    values: [key.shop, toRecordset(checkouts.map((each) => toRow(key, each)))],
  });
}

function toRow(key: ShopKey, { checkout, stamp }: StampedCheckout) {
  const { token, recoveryUrl, email, completedAt } = checkout;
  return {
    token,
    checkout_id: checkout.id,
    customer: checkout.customer,
    email_hash: email === undefined ? null : hashEmail(key, email),
    created_at: toInstant(checkout.createdAt),
    completed_at: completedAt === undefined ? null : toInstant(completedAt),
    recovery_url:
      recoveryUrl === undefined
        ? null
        : sealText(key, { column: "checkout.recovery_url", row: token }, recoveryUrl),
    lines: checkout.lines.map((line) => ({ ...line })),
    updated_at: toInstant(stamp.updatedAt),
    triggered_at: toInstant(stamp.triggeredAt),
    body_hash: stamp.bodyHash,
    amount: checkout.amount,
    currency: checkout.currency,
  };
}
