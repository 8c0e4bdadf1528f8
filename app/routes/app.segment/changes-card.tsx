import { Badge, BlockStack, Card, InlineStack, Link, List, Text } from "@shopify/polaris";
import type { Moment } from "#app/core/calendar/moment.ts";
import { useWords } from "#app/components/shop-words.tsx";
import { sayCause } from "#app/i18n/say-cause.ts";

export interface SegmentChangeView {
  readonly change: string;
  readonly customer: string;
  readonly name: string;
  readonly kind: "entered" | "left";
  readonly at: Moment;
  readonly cause: string;
  readonly orderName: string | undefined;
}

/** Who joined and left last, when by the facts' own time, and why. */
export function ChangesCard({ changes }: { readonly changes: readonly SegmentChangeView[] }) {
  const { say, format } = useWords();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {say.segment.changesTitle}
        </Text>
        {changes.length === 0 && <Text as="p">{say.segment.changesEmpty}</Text>}
        {changes.length > 0 && (
          <List>
            {changes.map(({ change, customer, name, kind, at, cause, orderName }) => (
              <List.Item key={change}>
                <InlineStack gap="200" blockAlign="center">
                  <Link removeUnderline url={`/app/customers/${customer}`}>
                    {name || say.segment.withoutName}
                  </Link>
                  <Badge tone={kind === "entered" ? "success" : "enabled"}>
                    {say.segment[kind]}
                  </Badge>
                  <Text as="span" tone="subdued">
                    {format.moment(at)}, {sayCause(say, cause, orderName)}
                  </Text>
                </InlineStack>
              </List.Item>
            ))}
          </List>
        )}
      </BlockStack>
    </Card>
  );
}
