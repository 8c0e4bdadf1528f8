import { BlockStack, Box, Card, Text } from "@shopify/polaris";
import type { Moment } from "#app/core/calendar/moment.ts";
import { CardTitle } from "#app/components/card-title.tsx";
import { RecordsTable } from "#app/components/records-table.tsx";
import { useWords } from "#app/components/shop-words.tsx";
import { causeRows, type MovementCount } from "./cause-rows.ts";

export interface PeriodMovement {
  readonly days: number;
  readonly from: Moment;
  readonly isWhole: boolean;
  readonly joined: number;
  readonly left: number;
  readonly byCause: readonly MovementCount[];
}

/** Who joined and left lately, split by why. */
export function MovementCard({ movements }: { readonly movements: readonly PeriodMovement[] }) {
  const { say } = useWords();
  const told = movements.filter(({ isWhole }, place) => isWhole || place === 0);
  return (
    <Card padding="0">
      <CardTitle title={say.about.movementTitle} />
      <BlockStack gap="200">
        {told.map((movement) => (
          <Period key={movement.days} movement={movement} />
        ))}
      </BlockStack>
    </Card>
  );
}

function Period({ movement }: { readonly movement: PeriodMovement }) {
  const { say, format } = useWords();
  const { days, from, isWhole, byCause } = movement;
  const title = isWhole ? say.about.lastDays(days) : say.about.sinceLive(format.day(from));
  const rows = causeRows(say, byCause);
  return (
    <Box paddingBlockEnd="200">
      <Box paddingInline="400" paddingBlockEnd="200">
        <Text as="h3" variant="headingSm">
          {title}
        </Text>
      </Box>
      {rows.length === 0 && (
        <Box paddingInline="400" paddingBlockEnd="200">
          <Text as="p" tone="subdued">
            {say.about.movementNone}
          </Text>
        </Box>
      )}
      {rows.length > 0 && (
        <RecordsTable
          caption={`${say.about.movementTitle}: ${title}`}
          records={rows}
          keyOf={({ reason }) => reason}
          columns={[
            { heading: say.about.reason, cell: ({ reason }) => reason },
            {
              heading: say.about.joined,
              kind: "amount",
              cell: ({ joined }) => format.number(joined),
            },
            { heading: say.about.left, kind: "amount", cell: ({ left }) => format.number(left) },
          ]}
        />
      )}
    </Box>
  );
}
