import { findKnownConsent } from "#app/db/customers/find-known-consent.server.ts";
import type { Queryable } from "#app/db/database.server.ts";
import type { VersionKey } from "#app/db/memberships/list-intervals.server.ts";

/** How many of a definition's members can be written to. */
export interface ReachCount {
  readonly customers: number;
  readonly withEmail: number;
  /** `undefined` where the shop has told nothing of anybody's consent. */
  readonly emailSubscribed: number | undefined;
  readonly smsSubscribed: number | undefined;
}

interface ReachRow {
  readonly customers: number;
  readonly with_email: number;
  readonly email_subscribed: number;
  readonly sms_subscribed: number;
}

/** Counts a definition's present members by how they can be written to now. */
export async function countReach(
  tx: Queryable,
  shop: bigint,
  { segment, version }: VersionKey,
): Promise<ReachCount> {
  const subscribed = (attribute: string) => `EXISTS (
      SELECT FROM customer_value v
      WHERE v.shop = $1::bigint AND v.customer = m.customer AND v.attribute = '${attribute}'
        AND v.value = 'SUBSCRIBED' AND v.valid_from <= now() AND now() < v.valid_until)`;
  const knows = await findKnownConsent(tx, shop);
  const [row] = await tx.query<ReachRow>({
    name: "count-reach",
    text: `SELECT count(*)::int AS customers,
             count(*) FILTER (WHERE c.email_hash IS NOT NULL)::int AS with_email,
             count(*) FILTER (WHERE c.email_hash IS NOT NULL
               AND ${subscribed("email_subscription_status")})::int AS email_subscribed,
             count(*) FILTER (WHERE ${subscribed("sms_subscription_status")})::int
               AS sms_subscribed
           FROM membership m
           JOIN customer c ON c.shop = $1::bigint AND c.customer = m.customer
           WHERE m.shop = $1::bigint AND m.segment = $2::uuid AND m.version = $3::int
             AND m.left_at IS NULL`,
    values: [shop, segment, version],
  });
  return {
    customers: row?.customers ?? 0,
    withEmail: row?.with_email ?? 0,
    emailSubscribed: knows.email ? row?.email_subscribed : undefined,
    smsSubscribed: knows.sms ? row?.sms_subscribed : undefined,
  };
}
