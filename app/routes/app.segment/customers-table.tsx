import { Box, InlineStack, Link, Text } from "@shopify/polaris";
import type { Moment } from "#app/core/calendar/moment.ts";
import { RecordsTable } from "#app/components/records-table.tsx";
import { useWords } from "#app/components/shop-words.tsx";

export interface SegmentCustomer {
  readonly customer: string;
  /** Empty when Shopify knows none. */
  readonly name: string;
  readonly spent: bigint;
  readonly lastOrderAt: Moment | undefined;
  /** `undefined` where they joined before it was made and it takes too long to find out when. */
  readonly joinedAt: Moment | undefined;
  /** When time alone takes them out; `undefined` when it never does or that is not known. */
  readonly leavesAt: Moment | undefined;
}

/** Who is in the segment now, each with the way to why. */
export function CustomersTable({
  segment: shown,
  customers,
  assumedBefore,
  sort,
}: {
  readonly segment: string;
  readonly customers: readonly SegmentCustomer[];
  /** Dates before it rest on what was first seen then. */
  readonly assumedBefore: Moment | undefined;
  readonly sort: string;
}) {
  const { say, format, settings } = useWords();
  const { segment } = say;
  return (
    <>
      <RecordsTable
        caption={segment.customersTitle}
        records={customers}
        keyOf={({ customer }) => customer}
        columns={[
          {
            heading: segment.customer,
            cell: ({ customer, name }) => (
              <InlineStack gap="200">
                <Link removeUnderline url={`/app/customers/${customer}`}>
                  {name || segment.withoutName}
                </Link>
                <Link
                  monochrome
                  url={`/app/segments/${shown}/customers/${customer}`}
                  accessibilityLabel={say.about.whyOf(name || segment.withoutName)}
                >
                  {say.about.why}
                </Link>
              </InlineStack>
            ),
          },
          {
            heading: segment.spent,
            kind: "amount",
            cell: ({ spent }) => format.money(spent),
          },
          {
            heading: segment.lastOrder,
            cell: ({ lastOrderAt }) =>
              lastOrderAt === undefined ? segment.noOrders : format.day(lastOrderAt),
          },
          {
            heading: segment.joined,
            cell: ({ joinedAt }) =>
              joinedAt === undefined ? segment.sinceStart : format.moment(joinedAt),
          },
          {
            heading: segment.leaves,
            cell: ({ leavesAt }) =>
              leavesAt === undefined ? segment.staysForNow : format.moment(leavesAt),
          },
        ]}
      />
      <Box
        padding="400"
        paddingBlock="300"
        borderBlockStartWidth="025"
        borderColor="border-secondary"
      >
        <Text as="p" tone="subdued" variant="bodySm">
          {sort === "joined" && `${say.about.sortArrivals} `}
          {segment.leavesHint} {segment.times(settings.timeZone)}{" "}
          {assumedBefore !== undefined && say.about.assumedJoins(format.day(assumedBefore))}
        </Text>
      </Box>
    </>
  );
}
