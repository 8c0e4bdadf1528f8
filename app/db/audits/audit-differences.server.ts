import { z } from "zod";

const IntervalSchema = z.object({ entered: z.string(), left: z.string().nullable() });

/** The differences that a check keeps. */
export const AuditDifferences = z.array(
  z.object({
    segment: z.string(),
    version: z.number(),
    customer: z.string(),
    stored: z.array(IntervalSchema),
    expected: z.array(IntervalSchema),
  }),
);
