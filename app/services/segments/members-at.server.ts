import type { Moment } from "#app/core/calendar/moment.ts";
import type { Query } from "#app/core/language/ast.ts";
import { needsOf } from "#app/core/language/needs.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { loadEpochs } from "#app/services/memberships/load-epochs.server.ts";
import { countAt, listAt } from "./ask-at.server.ts";
import { isAssumed } from "./is-assumed.server.ts";

export interface MembersAtQuestion {
  readonly query: Query;
  readonly at: Moment;
  /** The page of members begins after this id. */
  readonly after?: bigint;
  readonly limit: number;
}

export type MembersAt =
  | {
      readonly ok: true;
      readonly at: Moment;
      readonly size: number;
      /** A page of them, in the order of their ids. */
      readonly customers: readonly bigint[];
      /** Some of it rests on values not yet observed then: the earliest known ones are assumed. */
      readonly assumed: boolean;
    }
  | { readonly ok: false; readonly reason: "needs"; readonly needs: readonly string[] };

/**
 * Who fulfils a query at any past moment: true then by everything known now, under today's
 * definition and the settings then in force. What was told then is `toldAt`.
 */
export async function membersAt(
  tx: Queryable,
  shop: bigint,
  { query, at, after, limit }: MembersAtQuestion,
): Promise<MembersAt> {
  const needs = needsOf(query);
  if (needs.length > 0) return { ok: false, reason: "needs", needs };

  const asked = { query, at, epochs: await loadEpochs(tx, shop) };
  return {
    ok: true,
    at,
    size: await countAt(tx, shop, asked),
    customers: await listAt(tx, shop, asked, { after, limit }),
    assumed: await isAssumed(tx, shop, { query, at }),
  };
}
