import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerApi, answerJson, READING } from "#app/api.server.ts";
import { printInstant } from "#app/core/calendar/print-instant.ts";
import { listApiSegments } from "#app/services/api/list-api-segments.server.ts";

/** The shop's segments and their sizes. */
export function loader({ request }: LoaderFunctionArgs) {
  return answerApi(request, READING, async ({ db, shop }) => {
    const { segments, checkedAt } = await listApiSegments(db, shop);
    return answerJson({
      checkedAt: printInstant(checkedAt),
      segments: segments.map(({ liveFrom, ...segment }) => ({
        ...segment,
        liveFrom: liveFrom === undefined ? null : printInstant(liveFrom),
      })),
    });
  });
}

export { loader as action };
