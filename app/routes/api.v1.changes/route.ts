import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { answerApi, answerJson, PageLimit, READING, readSearch } from "#app/api.server.ts";
import { printInstant } from "#app/core/calendar/print-instant.ts";
import { listChanges } from "#app/services/api/list-changes.server.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const Search = z.strictObject({
  after: z.string().regex(UUID, "A page goes on after a change's id.").optional(),
  segment: z.string().regex(UUID, "A segment is named by its id.").optional(),
  limit: PageLimit,
});

/** Who joined and left, in the order of recording. */
export function loader({ request }: LoaderFunctionArgs) {
  return answerApi(request, READING, async ({ db, shop }) => {
    const read = readSearch(request, Search);
    if (!read.ok) return read.answer;
    const { changes, next, more } = await listChanges(db, shop, read.search);
    return answerJson({
      changes: changes.map(({ change, at, recordedAt, cause, ref, ...rest }) => ({
        id: change,
        segment: rest.segment,
        customer: rest.customer,
        kind: rest.kind,
        at: printInstant(at),
        recordedAt: printInstant(recordedAt),
        cause,
        ref: ref ?? null,
        announced: rest.announced,
      })),
      next: next ?? null,
      more,
    });
  });
}

export { loader as action };
