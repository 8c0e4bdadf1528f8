import type { Queryable } from "#app/db/database.server.ts";
import { countLanes, type LaneCount, listLane } from "#app/db/segments/list-lanes.server.ts";
import { listLive } from "#app/db/segments/list-live.server.ts";
import { type Channel, CHANNELS } from "./channel.server.ts";

export interface Lane extends LaneCount {
  readonly segment: string;
  readonly name: string;
  /** The first of its customers, in the order of their ids. */
  readonly first: readonly bigint[];
}

export interface LanesQuestion {
  /** Segments, the most important first. */
  readonly lanes: readonly string[];
  readonly channel: Channel;
  /** Customers listed for each lane. */
  readonly limit: number;
}

export type AssignLanesResult =
  | { readonly ok: true; readonly lanes: readonly Lane[]; readonly customers: number }
  /** These are not there, or not built yet: a number without them would be wrong. */
  | { readonly ok: false; readonly reason: "not-live"; readonly segments: readonly string[] };

/** Gives everybody who is in several segments to the first of them, so that one person gets one message. */
export async function assignLanes(
  tx: Queryable,
  shop: bigint,
  { channel, limit, ...asked }: LanesQuestion,
): Promise<AssignLanesResult> {
  const lanes = [...new Set(asked.lanes.map((segment) => segment.toLowerCase()))];
  const live = new Map(
    (await listLive(tx, shop, lanes)).map(({ segment, name }) => [segment, name]),
  );
  const missing = lanes.filter((segment) => !live.has(segment));
  if (missing.length > 0) return { ok: false, reason: "not-live", segments: missing };

  const counts = await countLanes(tx, shop, lanes, CHANNELS[channel]);
  const assigned: Lane[] = [];
  for (const [lane, segment] of lanes.entries()) {
    const count = counts[lane] ?? { customers: 0, reachable: 0 };
    const first = await listLane(tx, shop, lanes, { lane, after: 0n, limit });
    assigned.push({ segment, name: live.get(segment) ?? "", ...count, first });
  }
  const customers = counts.reduce((sum, count) => sum + count.customers, 0);
  return { ok: true, lanes: assigned, customers };
}
