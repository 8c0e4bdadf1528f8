import {
  Banner,
  BlockStack,
  Card,
  InlineGrid,
  List,
  SkeletonBodyText,
  Text,
} from "@shopify/polaris";
import type { Moment } from "#app/core/calendar/moment.ts";
import { type SizeMark, SizeChart, type SizePoint } from "#app/components/size-chart.tsx";
import { useWords } from "#app/components/shop-words.tsx";
import type { AlsoIn } from "./also-in-card.tsx";
import { MovementCard, type PeriodMovement } from "./movement-card.tsx";
import { type Reach, ReachCard } from "./reach-card.tsx";
import { sayWarning, type Warning } from "#app/i18n/say-warning.ts";

export interface SegmentAbout {
  readonly history: {
    readonly points: readonly SizePoint[];
    readonly estimated: boolean;
    readonly assumedBefore: Moment | undefined;
  };
  readonly reach: Reach;
  readonly movements: readonly PeriodMovement[];
  readonly warnings: readonly Warning[];
  readonly alsoIn: readonly AlsoIn[];
}

/** What is worth knowing of a segment, while it is read and then. */
export function AboutCards({
  about,
  marks,
  isLive,
}: {
  readonly about: SegmentAbout | undefined;
  readonly marks: readonly SizeMark[];
  /** A snapshot has no history of its own. */
  readonly isLive: boolean;
}) {
  const { say } = useWords();
  if (about === undefined) {
    return (
      <Card>
        <BlockStack gap="300">
          <Text as="p" tone="subdued">
            {say.about.loading}
          </Text>
          <SkeletonBodyText lines={6} />
        </BlockStack>
      </Card>
    );
  }
  return (
    <BlockStack gap="400">
      <Warnings warnings={about.warnings} />
      <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
        <ReachCard reach={about.reach} />
        <MovementCard movements={about.movements} />
      </InlineGrid>
      {isLive && <SizeCard history={about.history} marks={marks} />}
    </BlockStack>
  );
}

function Warnings({ warnings }: { readonly warnings: readonly Warning[] }) {
  const { say, format } = useWords();
  if (warnings.length === 0) return null;
  return (
    <Banner tone="warning" title={say.about.warningsTitle}>
      <List>
        {warnings.map((warning) => (
          <List.Item key={`${warning.code} ${warning.name}`}>
            {sayWarning(say, format, warning)}
          </List.Item>
        ))}
      </List>
    </Banner>
  );
}

function SizeCard({
  history: { points, estimated, assumedBefore },
  marks,
}: {
  readonly history: SegmentAbout["history"];
  readonly marks: readonly SizeMark[];
}) {
  const { say, format } = useWords();
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {say.about.sizeTitle}
        </Text>
        {points.length > 1 && <SizeChart points={points} marks={marks} />}
        <Text as="p" tone="subdued">
          {points.length > 1 ? say.about.sizeText : say.about.sizeSoon}{" "}
          {estimated && `${say.about.sizeEstimated} `}
          {assumedBefore !== undefined && say.about.sizeAssumed(format.day(assumedBefore))}
        </Text>
      </BlockStack>
    </Card>
  );
}
