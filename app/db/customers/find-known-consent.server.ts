import type { Queryable } from "#app/db/database.server.ts";

/** Whether the shop has told anything of anybody's consent. */
export interface KnownConsent {
  readonly email: boolean;
  readonly sms: boolean;
}

/** Where nothing is known of consent, nobody can be said not to have given it. */
export async function findKnownConsent(tx: Queryable, shop: bigint): Promise<KnownConsent> {
  const knows = (attribute: string) => `EXISTS (
      SELECT FROM customer_value v WHERE v.shop = $1::bigint AND v.attribute = '${attribute}')`;
  const [row] = await tx.query<KnownConsent>({
    name: "find-known-consent",
    text: `SELECT ${knows("email_subscription_status")} AS email,
                  ${knows("sms_subscription_status")} AS sms`,
    values: [shop],
  });
  return row ?? { email: false, sms: false };
}
