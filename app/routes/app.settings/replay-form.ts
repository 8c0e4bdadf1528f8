import { z } from "zod";

const ReplayForm = z.object({ webhookId: z.string().regex(/^[^\0]{1,255}$/) });

export function readReplayForm(form: FormData) {
  const read = ReplayForm.safeParse(Object.fromEntries(form));
  if (!read.success) return { ok: false, reason: "invalid-form" } as const;
  return { ok: true, webhookId: read.data.webhookId } as const;
}
