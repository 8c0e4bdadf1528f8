import { useFetcher } from "@remix-run/react";
import { BlockStack, Box, Button, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { RecordsTable } from "#app/components/records-table.tsx";
import { useWords } from "#app/components/shop-words.tsx";
import { type AuditResult, useAuditSentence } from "#app/components/use-audit-sentence.ts";

interface Stretch {
  readonly entered: string;
  readonly left: string | null;
}

interface Difference {
  readonly segment: string;
  readonly name: string;
  readonly version: number;
  readonly customer: string;
  readonly stored: readonly Stretch[];
  readonly expected: readonly Stretch[];
}

/** What the nightly check found, asking for one now, and correcting what differs. */
export function AuditCard({
  last,
  differences,
  progress,
}: {
  readonly last?: (AuditResult & { readonly checked: number }) | undefined;
  readonly differences: readonly Difference[];
  readonly progress?: number | undefined;
}) {
  const { say, format } = useWords();
  const sentence = useAuditSentence();
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {say.audit.title}
          </Text>
          <Text as="p">{say.audit.text}</Text>
          <Text as="p">
            {last === undefined
              ? say.audit.never
              : `${sentence(last)}. ${say.audit.customers(format.number(last.checked), last.checked)}`}
          </Text>
          {progress !== undefined && (
            <Text as="p">{say.audit.progress(format.number(progress))}</Text>
          )}
          <InlineStack gap="200">
            <Wish wish="check" text={say.audit.again} isWaiting={progress !== undefined} />
            {differences.length > 0 && (
              <Wish wish="repair" text={say.audit.repair} isWaiting={progress !== undefined} />
            )}
          </InlineStack>
          {last !== undefined && last.differing > differences.length && (
            <Text as="p">{say.audit.more(format.number(differences.length))}</Text>
          )}
        </BlockStack>
      </Box>
      {differences.length > 0 && <Differences differences={differences} />}
    </Card>
  );
}

function Wish({
  wish,
  text,
  isWaiting,
}: {
  readonly wish: "check" | "repair";
  readonly text: string;
  readonly isWaiting: boolean;
}) {
  const { Form, state } = useFetcher({ key: `audit-${wish}` });
  return (
    <Form method="post" action="/app/settings/audit">
      <input type="hidden" name="wish" value={wish} />
      <Button submit loading={state !== "idle"} disabled={isWaiting}>
        {text}
      </Button>
    </Form>
  );
}

function Differences({ differences }: { readonly differences: readonly Difference[] }) {
  const { say } = useWords();
  return (
    <RecordsTable
      caption={say.audit.listed}
      records={differences}
      keyOf={({ segment, version, customer }) => `${segment} ${version} ${customer}`}
      columns={[
        {
          heading: say.audit.customer,
          cell: ({ customer }) => (
            <Link removeUnderline url={`/app/customers/${customer}`}>
              {customer}
            </Link>
          ),
        },
        {
          heading: say.audit.segment,
          cell: ({ segment, name }) => (
            <Link removeUnderline url={`/app/segments/${segment}`}>
              {name}
            </Link>
          ),
        },
        {
          heading: say.audit.stored,
          kind: "prose",
          cell: ({ stored }) => <Stretches stretches={stored} />,
        },
        {
          heading: say.audit.expected,
          kind: "prose",
          cell: ({ expected }) => <Stretches stretches={expected} />,
        },
      ]}
    />
  );
}

function Stretches({ stretches }: { readonly stretches: readonly Stretch[] }) {
  const { say, format } = useWords();
  if (stretches.length === 0) return say.audit.nobody;
  const sayMoment = (instant: string) => format.moment(Date.parse(instant));
  return stretches
    .map(({ entered, left }) =>
      say.audit.stretch(sayMoment(entered), left === null ? say.audit.stillIn : sayMoment(left)),
    )
    .join("; ");
}
