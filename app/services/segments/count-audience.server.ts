import type { Queryable } from "#app/db/database.server.ts";
import {
  type AudienceCount,
  countAudience as countRows,
} from "#app/db/segments/count-audience.server.ts";
import { listLive } from "#app/db/segments/list-live.server.ts";
import { type Channel, CHANNELS } from "./channel.server.ts";

/** Any number of segments, and how people are to be written to. */
export interface Audience {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly channel: Channel;
}

export type CountAudienceResult =
  | ({ readonly ok: true } & AudienceCount)
  /** These are not there, or not built yet: a number without them would be wrong. */
  | { readonly ok: false; readonly reason: "not-live"; readonly segments: readonly string[] };

/**
 * Counts an audience from the memberships that are kept: those in any segment of `include` and in
 * none of `exclude`, everybody once, and how many of them can be reached.
 */
export async function countAudience(
  tx: Queryable,
  shop: bigint,
  { include, exclude, channel }: Audience,
): Promise<CountAudienceResult> {
  const asked = [...new Set([...include, ...exclude])];
  const live = new Set((await listLive(tx, shop, asked)).map(({ segment }) => segment));
  const missing = asked.filter((segment) => !live.has(segment));
  if (missing.length > 0) return { ok: false, reason: "not-live", segments: missing };

  const count = await countRows(tx, shop, { include, exclude }, CHANNELS[channel]);
  return { ok: true, ...count };
}
