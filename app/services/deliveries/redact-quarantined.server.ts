import type { Moment } from "#app/core/calendar/moment.ts";
import type { Fact } from "#app/core/commerce/facts.ts";
import { SealFault } from "#app/db/crypto/sealing-key.server.ts";
import { openBytes, type ShopKey } from "#app/db/crypto/shop-key.server.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { deleteQuarantined } from "#app/db/deliveries/delete-quarantined.server.ts";
import {
  listQuarantinedBodies,
  type QuarantinedBody,
} from "#app/db/deliveries/list-quarantined-bodies.server.ts";
import { log } from "#app/log.server.ts";
import { factsOf } from "./facts-of.server.ts";

const PAGE = 100;

/** Who and which orders are to be forgotten, and until when what cannot be read may be of them. */
interface Redaction {
  readonly ids: ReadonlySet<string>;
  readonly at: Moment;
}

/**
 * Deletes what was set aside and names somebody who is to be forgotten, or an order of hers. What
 * cannot be read may name her too: it goes, unless it came after.
 */
export async function redactQuarantined(
  tx: Queryable,
  key: ShopKey,
  facts: readonly Fact[],
): Promise<void> {
  const gone = factsOf(facts, "gone").filter(({ reason }) => reason === "redacted");
  if (gone.length === 0) return;
  const redaction = {
    ids: new Set(gone.map(({ id }) => id)),
    at: gone.reduce((latest, { at }) => Math.max(latest, at), gone[0]?.at ?? 0),
  };
  let after = "";
  let deleted = 0;
  for (;;) {
    const page = await listQuarantinedBodies(tx, key.shop, { after, limit: PAGE });
    const named = page.filter((each) => isNamed(key, redaction, each));
    await deleteQuarantined(
      tx,
      key.shop,
      named.map(({ webhookId }) => webhookId),
    );
    deleted += named.length;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) break;
    after = last.webhookId;
  }
  log("info", "deliveries.redacted", { shop: key.shop, count: deleted });
}

function isNamed(
  key: ShopKey,
  { ids, at }: Redaction,
  { webhookId, receivedAt, sealed }: QuarantinedBody,
): boolean {
  const text = readText(key, webhookId, sealed);
  if (text === undefined) return receivedAt <= at;
  // Ids are numbers, texts and ends of longer names alike; a run of digits is never part of another.
  return (text.match(/\d+/g) ?? []).some((digits) => ids.has(digits));
}

/** The body as text, if it is JSON that can be read. */
function readText(key: ShopKey, webhookId: string, sealed: Uint8Array): string | undefined {
  try {
    const body = openBytes(key, { column: "delivery.body", row: webhookId }, sealed);
    const text = new TextDecoder("utf-8", { fatal: true }).decode(body);
    JSON.parse(text);
    return text;
  } catch (fault) {
    const known =
      fault instanceof SealFault || fault instanceof TypeError || fault instanceof SyntaxError;
    if (!known) throw fault;
    return undefined;
  }
}
