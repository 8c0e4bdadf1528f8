import { z } from "zod";
import { readPageNumber } from "#app/lib/read-page-number.ts";

const Sort = z.enum(["joined", "spent", "last-order"]);

/** What the address of a segment's page asks for; whatever it should not say is taken as not said. */
export function readSegmentAddress(url: string): {
  readonly page: number;
  readonly sort: z.infer<typeof Sort>;
  /** The version that was just saved. */
  readonly saved: number | undefined;
} {
  const { searchParams } = new URL(url);
  const sort = Sort.safeParse(searchParams.get("sort"));
  const saved = searchParams.get("saved");
  return {
    page: readPageNumber(searchParams.get("page")),
    sort: sort.success ? sort.data : "joined",
    saved: saved === null ? undefined : readPageNumber(saved),
  };
}

const Revert = z.object({ version: z.coerce.number().int().min(1).max(1_000_000) });

/** The version that is to be taken back to; `undefined` for a form that no page of ours sends. */
export function readRevertForm(form: FormData): number | undefined {
  const read = Revert.safeParse(Object.fromEntries(form));
  return read.success ? read.data.version : undefined;
}
