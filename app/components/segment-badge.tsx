import { Badge } from "@shopify/polaris";
import type { Moment } from "#app/core/calendar/moment.ts";
import { useWords } from "./shop-words.tsx";

/** What a segment in a list is, where it is none that keeps itself true. */
export function SegmentBadge({
  kind,
  takenAt,
  deletedThereAt,
}: {
  readonly kind: "live" | "static" | "imported";
  readonly takenAt: Moment | undefined;
  readonly deletedThereAt: Moment | undefined;
}) {
  const { say, format } = useWords();
  if (kind === "live") return null;
  if (kind === "imported") {
    const words = say.shopifySegments;
    return deletedThereAt === undefined ? (
      <Badge>{words.checkedHourly}</Badge>
    ) : (
      <Badge tone="warning">{words.deletedThere(format.day(deletedThereAt))}</Badge>
    );
  }
  const text =
    takenAt === undefined ? say.segments.kind[kind] : say.kept.snapshotOf(format.day(takenAt));
  return <Badge>{text}</Badge>;
}
