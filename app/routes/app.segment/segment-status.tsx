import { InlineStack, Text } from "@shopify/polaris";
import type { Moment } from "#app/core/calendar/moment.ts";
import { useElapsed } from "#app/components/elapsed-time.tsx";
import { useWords } from "#app/components/shop-words.tsx";
import type { PeriodMovement } from "./movement-card.tsx";
import { sayChange } from "./say-change.ts";

/** The size, how it moved and how fresh it is: "2,884 customers, +12 in 7 days. Live, checked 12 s ago". */
export function SegmentStatus({
  members,
  checkedAt,
  now,
  movement,
  kind,
  liveFrom,
}: {
  readonly members: number | undefined;
  readonly checkedAt: Moment;
  readonly now: Moment;
  /** Of the last 7 days; `undefined` while it is read. */
  readonly movement: PeriodMovement | undefined;
  readonly kind: "live" | "static" | "imported";
  readonly liveFrom: Moment | undefined;
}) {
  const { say, format } = useWords();
  const elapsed = useElapsed(checkedAt, now);
  if (members === undefined) return <Text as="p">{say.segment.building}</Text>;
  return (
    <InlineStack gap="300" blockAlign="baseline">
      <Text as="p" variant="headingLg" numeric>
        {say.segments.counted(format.number(members), members)}
      </Text>
      {movement !== undefined && (
        <Text as="p" tone="subdued">
          {sayChange(say, format, movement)}
        </Text>
      )}
      <Text as="p" tone="subdued">
        {kind === "live" || liveFrom === undefined
          ? say.segment.checked(elapsed)
          : say.about.snapshotOf(format.moment(liveFrom))}
      </Text>
    </InlineStack>
  );
}
