import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerApi, answerJson, answerNotFound, READING } from "#app/api.server.ts";
import { printInstant } from "#app/core/calendar/print-instant.ts";
import { showApiSegment } from "#app/services/api/list-api-segments.server.ts";

/** One segment. */
export function loader({ request, params }: LoaderFunctionArgs) {
  return answerApi(request, READING, async ({ db, shop }) => {
    const found = await showApiSegment(db, shop, params["segmentId"] ?? "");
    if (!found) return answerNotFound("segment");
    const { liveFrom, checkedAt, ...segment } = found;
    return answerJson({
      checkedAt: printInstant(checkedAt),
      segment: { ...segment, liveFrom: liveFrom === undefined ? null : printInstant(liveFrom) },
    });
  });
}

export { loader as action };
