import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import {
  answerApi,
  answerJson,
  answerNotFound,
  answerProblem,
  PageLimit,
  READING,
  readSearch,
} from "#app/api.server.ts";
import { printInstant } from "#app/core/calendar/print-instant.ts";
import { listMembers, type MembersAnswer } from "#app/services/api/list-members.server.ts";

const Search = z.strictObject({
  after: z
    .string()
    .regex(/^\d{1,18}$/, "A page goes on after a customer's id.")
    .default("0"),
  limit: PageLimit,
  at: z.iso
    .datetime({ offset: true, error: "A moment is written as 2026-05-01T14:05:00Z." })
    .optional(),
});

/** A segment's members: ids only, in their order. */
export function loader({ request, params }: LoaderFunctionArgs) {
  return answerApi(request, READING, async ({ db, shop }) => {
    const read = readSearch(request, Search);
    if (!read.ok) return read.answer;
    const { after, limit, at } = read.search;
    const found = await listMembers(db, shop, {
      segment: params["segmentId"] ?? "",
      after: BigInt(after),
      limit,
      at: at === undefined ? undefined : Date.parse(at),
    });
    if (!found.ok) return refuse(found);
    const { next, changesAfter, ...page } = found;
    return answerJson({
      segment: page.segment,
      at: printInstant(page.at),
      assumed: page.assumed,
      members: page.members,
      next: next ?? null,
      changesAfter: changesAfter ?? null,
    });
  });
}

export { loader as action };

function refuse(refused: Extract<MembersAnswer, { ok: false }>): Response {
  switch (refused.reason) {
    case "not-found":
      return answerNotFound("segment");
    case "building":
      return answerProblem({
        status: 409,
        title: "Not counted yet",
        detail: "Who is in this segment is still being worked out.",
        headers: { "Retry-After": "5" },
      });
    case "future":
      return answerProblem({
        status: 400,
        title: "Mistaken request",
        detail: "at: That moment lies in the future.",
      });
    case "needs":
      return answerProblem({
        status: 422,
        title: "Data are missing",
        detail: `Nobody can be listed yet: this needs ${refused.needs.join(" and ")}.`,
        more: { needs: refused.needs },
      });
  }
}
