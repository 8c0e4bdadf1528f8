import { Box, Card, Link, Text } from "@shopify/polaris";
import { CardTitle } from "#app/components/card-title.tsx";
import { RecordsTable } from "#app/components/records-table.tsx";
import { useWords } from "#app/components/shop-words.tsx";

/** A segment that shares people with the one shown. */
export interface AlsoIn {
  readonly segment: string;
  readonly name: string;
  readonly both: number;
}

/** Which other segments the people of this one are in. */
export function AlsoInCard({
  alsoIn,
  size,
}: {
  readonly alsoIn: readonly AlsoIn[];
  readonly size: number;
}) {
  const { say, format } = useWords();
  const { about } = say;
  return (
    <Card padding="0">
      <CardTitle title={about.alsoInTitle} />
      {alsoIn.length === 0 && (
        <Box padding="400" paddingBlockStart="0">
          <Text as="p" tone="subdued">
            {about.alsoInNone}
          </Text>
        </Box>
      )}
      {alsoIn.length > 0 && (
        <RecordsTable
          caption={about.alsoInTitle}
          records={alsoIn}
          keyOf={({ segment }) => segment}
          columns={[
            {
              heading: about.alsoInSegment,
              cell: ({ segment, name }) => (
                <Link removeUnderline url={`/app/segments/${segment}`}>
                  {name}
                </Link>
              ),
            },
            {
              heading: about.alsoInBoth,
              kind: "amount",
              cell: ({ both }) => format.number(both),
            },
            {
              heading: about.alsoInShare,
              kind: "amount",
              cell: ({ both }) => format.share(both / (size || 1)),
            },
          ]}
        />
      )}
    </Card>
  );
}
