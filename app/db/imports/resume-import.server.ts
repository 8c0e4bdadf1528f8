import type { Queryable } from "#app/db/database.server.ts";

/** Lets the running import be tried again at once: what it rested for may be mended. */
export async function resumeImport(tx: Queryable, shop: bigint): Promise<void> {
  await tx.query({
    name: "resume-import",
    text: `UPDATE history_import SET resume_at = NULL, failures = 0
           WHERE shop = $1::bigint AND state = 'running' AND resume_at IS NOT NULL`,
    values: [shop],
  });
}
