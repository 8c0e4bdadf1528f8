import { z } from "zod";
import { messagesEn } from "#app/i18n/messages.en.ts";
import { toStorable } from "#app/lib/to-storable.ts";

const { editor } = messagesEn;

/** Whether a segment keeps itself true, or is a snapshot that is taken by hand or every so often. */
export const KEEPINGS = ["live", "manual", "weekly", "monthly"] as const;

/** What the merchant fills in. The query's own rules live in the language; this checks only the envelope. */
const SegmentForm = z.object({
  name: z
    .string()
    .transform((name) => toStorable(name, 10_000).trim())
    .pipe(z.string().min(1, editor.nameMissing).max(80, editor.nameTooLong)),
  query: z.string().max(10_000, editor.queryTooLong),
  keeping: z.enum(KEEPINGS).default("live"),
  arrivals: z
    .enum(["yes", "no"])
    .default("no")
    .transform((answer) => answer === "yes"),
});

export type SegmentForm = z.infer<typeof SegmentForm>;

export type ReadSegmentForm =
  | { readonly ok: true; readonly draft: SegmentForm }
  | {
      readonly ok: false;
      readonly reason: "invalid-form";
      readonly name?: string | undefined;
      readonly query?: string | undefined;
    };

export function readSegmentForm(form: FormData): ReadSegmentForm {
  const read = SegmentForm.safeParse(Object.fromEntries(form));
  if (read.success) return { ok: true, draft: read.data };
  const { fieldErrors } = z.flattenError(read.error);
  return {
    ok: false,
    reason: "invalid-form",
    name: fieldErrors.name?.[0],
    query: fieldErrors.query?.[0],
  };
}
