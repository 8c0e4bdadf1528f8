import { z } from "zod";

/** The segments that a version's query asks about, as they are kept beside it. */
export const SegmentDefinitions = z.array(
  z.object({
    segment: z.string(),
    kind: z.enum(["live", "static", "imported"]),
    query: z.string().optional(),
  }),
);
