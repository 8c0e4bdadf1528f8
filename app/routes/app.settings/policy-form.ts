import { z } from "zod";

/** A checkbox that is not ticked is not sent. */
const Ticked = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");

const PolicyForm = z.object({
  since: z.enum(["now", "always"]),
  countTest: Ticked,
  countCancelled: Ticked,
  countPos: Ticked,
  countZeroValue: Ticked,
  countUnpaid: Ticked,
});

export function readPolicyForm(form: FormData) {
  const read = PolicyForm.safeParse(Object.fromEntries(form));
  if (!read.success) return { ok: false, reason: "invalid-form" } as const;
  const { since, ...policy } = read.data;
  return { ok: true, change: { since, policy } } as const;
}
