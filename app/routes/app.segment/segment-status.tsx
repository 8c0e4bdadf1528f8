import { InlineStack, Text } from "@shopify/polaris";
import type { Moment } from "#app/core/calendar/moment.ts";
import { useElapsed } from "#app/components/elapsed-time.tsx";
import { useWords } from "#app/components/shop-words.tsx";
import type { PeriodMovement } from "./movement-card.tsx";
import type { Format } from "#app/i18n/format.ts";
import type { Messages } from "#app/i18n/messages.en.ts";
import { sayChange } from "./say-change.ts";

/** A segment that Shopify keeps. */
interface ShopifysOwn {
  readonly readAt?: Moment | undefined;
  readonly goneAt?: Moment | undefined;
}

/** When Shopify was asked last who is in it. */
function sayMirror({ readAt, goneAt }: ShopifysOwn, say: Messages, format: Format): string {
  const words = say.shopifySegments;
  if (goneAt !== undefined) return words.deletedThere(format.day(goneAt));
  return readAt === undefined ? words.notRead : words.readAt(format.moment(readAt));
}

/** The size, how it moved and how fresh it is: "2,884 customers, +12 in 7 days. Live, checked 12 s ago". */
export function SegmentStatus({
  members,
  checkedAt,
  now,
  movement,
  kind,
  liveFrom,
  mirror,
}: {
  readonly members: number | undefined;
  readonly checkedAt: Moment;
  readonly now: Moment;
  /** Of the last 7 days; `undefined` while it is read. */
  readonly movement: PeriodMovement | undefined;
  readonly kind: "live" | "static" | "imported";
  readonly liveFrom: Moment | undefined;
  readonly mirror: ShopifysOwn | undefined;
}) {
  const { say, format } = useWords();
  const elapsed = useElapsed(checkedAt, now);
  if (mirror !== undefined && mirror.readAt === undefined) {
    return <Text as="p">{sayMirror(mirror, say, format)}</Text>;
  }
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
        {mirror !== undefined && sayMirror(mirror, say, format)}
        {mirror === undefined &&
          (kind === "live" || liveFrom === undefined
            ? say.segment.checked(elapsed)
            : say.about.snapshotOf(format.moment(liveFrom)))}
      </Text>
    </InlineStack>
  );
}
