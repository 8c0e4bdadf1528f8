import { BlockStack, Card, Link, List, Text } from "@shopify/polaris";
import type { Moment } from "#app/core/calendar/moment.ts";
import { useWords } from "#app/components/shop-words.tsx";

interface SegmentOf {
  readonly segment: string;
  readonly name: string;
}

/** Which segments a customer is in and which not, each with the way to why. */
export function SegmentsCard({
  customer,
  segments,
  otherSegments,
}: {
  readonly customer: string;
  readonly segments: readonly (SegmentOf & { readonly since: Moment | undefined })[];
  readonly otherSegments: readonly SegmentOf[];
}) {
  const { say, format } = useWords();
  const { customers } = say;
  const explain = (segment: string) => `/app/segments/${segment}/customers/${customer}`;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {customers.inSegments}
        </Text>
        {segments.length === 0 && <Text as="p">{customers.inNoSegment}</Text>}
        <List>
          {segments.map(({ segment, name, since }) => (
            <List.Item key={segment}>
              <Link url={`/app/segments/${segment}`}>{name}</Link>{" "}
              <Text as="span" tone="subdued">
                {since === undefined ? customers.sinceStart : customers.since(format.moment(since))}
              </Text>{" "}
              <Link monochrome url={explain(segment)} accessibilityLabel={customers.why(name)}>
                {customers.whyShort}
              </Link>
            </List.Item>
          ))}
        </List>
        {otherSegments.length > 0 && (
          <>
            <Text as="h3" variant="headingSm">
              {customers.notInSegments}
            </Text>
            <List>
              {otherSegments.map(({ segment, name }) => (
                <List.Item key={segment}>
                  <Link url={`/app/segments/${segment}`}>{name}</Link>{" "}
                  <Link
                    monochrome
                    url={explain(segment)}
                    accessibilityLabel={customers.whyNot(name)}
                  >
                    {customers.whyNotShort}
                  </Link>
                </List.Item>
              ))}
            </List>
          </>
        )}
      </BlockStack>
    </Card>
  );
}
