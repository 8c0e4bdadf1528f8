import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { answerApi, answerJson, answerProblem } from "#app/api.server.ts";
import { readLimited } from "#app/read-limited.server.ts";
import { MOST_ENTRIES, recordActivity } from "#app/services/activity/record-activity.server.ts";

/** Room for as many entries as one request may hold, with all their properties. */
const LONGEST_BODY = 2 * 1024 * 1024;

const Body = z.strictObject({
  source: z
    .string()
    .regex(/^[a-z0-9_-]{1,40}$/, "A source is up to 40 small letters, digits, _ and -.")
    .default("api"),
  activity: z.array(z.unknown()).min(1).max(MOST_ENTRIES),
});

/** Takes in what customers did. */
export function action({ request }: ActionFunctionArgs) {
  return answerApi(request, { scope: "write", methods: ["POST"] }, async ({ db, shop }) => {
    const text = await readLimited(request, LONGEST_BODY);
    if (text === undefined) {
      const detail = "Send up to 2 MB at once.";
      return answerProblem({ status: 413, title: "Too much at once", detail });
    }
    const read = Body.safeParse(parse(text));
    if (!read.success) {
      const mistakes = read.error.issues.map(({ path, message }) =>
        path.length === 0 ? message : `${path.join(".")}: ${message}`,
      );
      const detail = mistakes.join(" ");
      return answerProblem({ status: 400, title: "Mistaken request", detail });
    }
    const { source, activity } = read.data;
    const done = await recordActivity(db, shop, { source, entries: activity });
    if (!done.ok) {
      return answerProblem({
        status: 503,
        title: "Busy",
        detail: "Nothing was recorded. Send the same again in a moment.",
        headers: { "Retry-After": "1" },
      });
    }
    const refused = done.entries.filter(({ result }) => result === "refused").length;
    return answerJson({ recorded: done.entries.length - refused, refused, entries: done.entries });
  });
}

export { action as loader };

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
