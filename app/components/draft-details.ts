import type { SegmentWarning } from "#app/core/engine/segment-warnings.ts";
import type { DraftChange } from "./draft-change-card.tsx";

/** What a draft holds now, as the server answers it. */
export interface DraftDetails {
  readonly kind: "counted" | "estimated";
  readonly customers: number;
  readonly size: number;
  readonly steps: readonly { readonly text: string | undefined; readonly count: number }[];
  readonly emailed: number | undefined;
  readonly texted: number | undefined;
  readonly sample: readonly { readonly customer: string; readonly name: string }[];
  readonly warnings: readonly SegmentWarning[];
  readonly change: DraftChange | undefined;
}
