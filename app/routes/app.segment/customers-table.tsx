import { Box, Link, Text } from "@shopify/polaris";
import type { Moment } from "#app/core/calendar/moment.ts";
import { RecordsTable } from "#app/components/records-table.tsx";
import { useWords } from "#app/components/shop-words.tsx";

export interface SegmentCustomer {
  readonly customer: string;
  /** Empty when Shopify knows none. */
  readonly name: string;
  readonly spent: bigint;
  readonly lastOrderAt: Moment | undefined;
  /** `undefined` when they were in it from its first moment on. */
  readonly joinedAt: Moment | undefined;
  /** When time alone takes them out; `undefined` when it never does or that is not known. */
  readonly leavesAt: Moment | undefined;
}

/** Who is in the segment now, those who joined last first. */
export function CustomersTable({ customers }: { readonly customers: readonly SegmentCustomer[] }) {
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
              <Link removeUnderline url={`/app/customers/${customer}`}>
                {name || segment.withoutName}
              </Link>
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
          {segment.leavesHint} {segment.times(settings.timeZone)}
        </Text>
      </Box>
    </>
  );
}
