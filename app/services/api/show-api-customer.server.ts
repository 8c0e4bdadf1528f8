import type { Moment } from "#app/core/calendar/moment.ts";
import { findCustomer } from "#app/db/customers/find-customer.server.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { findEngineNow } from "#app/db/memberships/find-engine-now.server.ts";
import { listSegmentsOf } from "#app/db/segments/list-segments-of.server.ts";
import {
  type CustomerExplanation,
  explainCustomer,
} from "#app/services/memberships/explain-customer.server.ts";
import { recordView } from "#app/services/privacy/record-view.server.ts";

export interface ApiCustomerQuestion {
  readonly customer: string;
  /** The segment to explain, if any. */
  readonly segment?: string | undefined;
  /** Who asks, for the access log. */
  readonly actor: string;
}

/** A customer as programs see them: ids, never names or addresses. */
export interface ApiCustomer {
  readonly customer: bigint;
  readonly addedAt: Moment | undefined;
  readonly segments: readonly {
    readonly id: string;
    readonly name: string;
    /** Since at least; from the segment's first moment on where it equals `liveFrom`. */
    readonly since: Moment;
    readonly liveFrom: Moment;
  }[];
  readonly explained: CustomerExplanation | undefined;
}

export type ApiCustomerAnswer =
  | { readonly ok: true; readonly found: ApiCustomer }
  | { readonly ok: false; readonly reason: "no-customer" | "no-segment" };

/** Shows a customer's segments, and why they are in one or not; the look is recorded. */
export async function showApiCustomer(
  tx: Queryable,
  shop: bigint,
  { actor, segment, ...asked }: ApiCustomerQuestion,
): Promise<ApiCustomerAnswer> {
  const found = await findCustomer(tx, shop, asked.customer);
  if (!found) return { ok: false, reason: "no-customer" };
  const { customer, addedAt } = found;
  const { now } = await findEngineNow(tx, shop);
  await recordView(tx, shop, { staff: actor, subject: `customer ${customer.toString()}`, now });

  const explained =
    segment === undefined
      ? undefined
      : await explainCustomer(tx, shop, {
          segment,
          customer: customer.toString(),
          staff: actor,
        });
  if (segment !== undefined && !explained) return { ok: false, reason: "no-segment" };
  const segments = await listSegmentsOf(tx, shop, customer);
  return {
    ok: true,
    found: {
      customer,
      addedAt,
      segments: segments.map(({ segment: id, name, enteredAt, liveFrom }) => ({
        id,
        name,
        since: enteredAt,
        liveFrom,
      })),
      explained,
    },
  };
}
