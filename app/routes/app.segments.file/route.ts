import { type ActionFunctionArgs, data } from "@remix-run/node";
import { z } from "zod";
import { toStorable } from "#app/lib/to-storable.ts";
import { snapshotFromFile } from "#app/services/segments/snapshot-from-file.server.ts";
import { authenticateAdmin } from "#app/shopify.server.ts";

export { shopifyHeaders as headers } from "#app/shopify.server.ts";

const LONGEST_FILE = 10_000_000;

const FileForm = z.object({
  name: z
    .string()
    .transform((name) => toStorable(name, 80).trim())
    .pipe(z.string().min(1)),
  file: z.string().max(LONGEST_FILE),
});

/** Makes a snapshot of a CSV file, and says which of its rows name nobody. */
export async function action({ request }: ActionFunctionArgs) {
  const { db, shop, staff } = await authenticateAdmin(request);
  const read = FileForm.safeParse(Object.fromEntries(await request.formData()));
  if (!read.success) return data({ ok: false, reason: "invalid-form" } as const, 400);
  const { name, file } = read.data;
  const made = await snapshotFromFile(db, shop, { name, file: [file], staff });
  return made.ok ? made : data(made, 422);
}
