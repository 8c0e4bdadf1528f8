import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { answerApi, answerJson, answerNotFound, READING, readSearch } from "#app/api.server.ts";
import { printInstant } from "#app/core/calendar/print-instant.ts";
import { printExplanation } from "#app/services/api/print-explanation.server.ts";
import { showApiCustomer } from "#app/services/api/show-api-customer.server.ts";

const Search = z.strictObject({ segment: z.string().optional() });

/** A customer's segments, and why they are in one or not. */
export function loader({ request, params }: LoaderFunctionArgs) {
  return answerApi(request, READING, async ({ db, shop, actor }) => {
    const read = readSearch(request, Search);
    if (!read.ok) return read.answer;
    const asked = { customer: params["customerId"] ?? "", segment: read.search.segment, actor };
    const answer = await showApiCustomer(db, shop, asked);
    if (!answer.ok) return answerNotFound(answer.reason === "no-segment" ? "segment" : "customer");
    const { customer, addedAt, segments, explained } = answer.found;
    return answerJson({
      customer,
      addedAt: addedAt === undefined ? null : printInstant(addedAt),
      segments: segments.map(({ since, liveFrom, ...segment }) => ({
        ...segment,
        since: printInstant(since),
        liveFrom: printInstant(liveFrom),
      })),
      ...(explained && { explanation: printExplanation(explained) }),
    });
  });
}

export { loader as action };
