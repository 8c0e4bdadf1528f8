import { z } from "zod";
import { messagesEn } from "#app/i18n/messages.en.ts";
import { toStorable } from "#app/lib/to-storable.ts";

const { api } = messagesEn;

/** Makes a token, or revokes one. */
const TokenForm = z.union([
  z.object({ revoke: z.string().regex(/^[0-9a-f]{12}$/) }),
  z.object({
    name: z
      .string()
      .transform((name) => toStorable(name, 10_000).trim())
      .pipe(z.string().min(1, api.nameMissing).max(80, api.nameTooLong)),
    scope: z.enum(["read", "write"]),
  }),
]);

export function readTokenForm(form: FormData) {
  const read = TokenForm.safeParse(Object.fromEntries(form));
  if (read.success) return { ok: true, form: read.data } as const;
  const name = form.get("name");
  const isEmpty = typeof name !== "string" || name.trim() === "";
  return {
    ok: false,
    reason: "invalid-form",
    name: isEmpty ? api.nameMissing : api.nameTooLong,
  } as const;
}
