import { InlineStack, Text } from "@shopify/polaris";
import type { Moment } from "#app/core/calendar/moment.ts";
import { useElapsed } from "#app/components/elapsed-time.tsx";
import { useWords } from "#app/components/shop-words.tsx";

/** The size, and how fresh it is: "2,884 customers. Live, checked 12 s ago". */
export function SegmentStatus({
  members,
  checkedAt,
  now,
}: {
  readonly members: number | undefined;
  readonly checkedAt: Moment;
  readonly now: Moment;
}) {
  const { say, format } = useWords();
  const elapsed = useElapsed(checkedAt, now);
  if (members === undefined) return <Text as="p">{say.segment.building}</Text>;
  return (
    <InlineStack gap="300" blockAlign="baseline">
      <Text as="p" variant="headingLg" numeric>
        {say.segments.counted(format.number(members), members)}
      </Text>
      <Text as="p" tone="subdued">
        {say.segment.checked(elapsed)}
      </Text>
    </InlineStack>
  );
}
