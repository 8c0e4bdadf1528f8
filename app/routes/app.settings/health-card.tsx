import { useFetcher } from "@remix-run/react";
import { Badge, BlockStack, Box, Button, Card, InlineStack, Text } from "@shopify/polaris";
import type { Moment } from "#app/core/calendar/moment.ts";
import { RecordsTable } from "#app/components/records-table.tsx";
import { useElapsed } from "#app/components/elapsed-time.tsx";
import { useWords } from "#app/components/shop-words.tsx";
import { sayReason } from "#app/i18n/say-reason.ts";

export interface Quarantined {
  readonly webhookId: string;
  readonly topic: string;
  readonly receivedAt: Moment;
  readonly reason: string;
}

export interface LeftOut {
  /** "gid://shopify/Order/1" */
  readonly subject: string;
  readonly reason: string;
}

/** Whether the data are whole: how far they are checked, what waits, and what could not be read. */
export function HealthCard({
  now,
  evaluatedTo,
  waiting,
  quarantined,
  leftOut,
}: {
  readonly now: Moment;
  readonly evaluatedTo: Moment;
  readonly waiting: number;
  readonly quarantined: readonly Quarantined[];
  readonly leftOut: readonly LeftOut[];
}) {
  const { say, format } = useWords();
  const elapsed = useElapsed(evaluatedTo, now);
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="300">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h2" variant="headingMd">
              {say.settings.dataTitle}
            </Text>
            {quarantined.length > 0 && (
              <Badge tone="attention">
                {`${say.settings.attention}: ${format.number(quarantined.length)}`}
              </Badge>
            )}
          </InlineStack>
          <Text as="p">
            {say.settings.checked(format.moment(evaluatedTo), elapsed)}{" "}
            {say.settings.waiting(format.number(waiting), waiting)}
          </Text>
          {quarantined.length > 0 && <Text as="p">{say.settings.attentionKept}</Text>}
          {quarantined.length + leftOut.length === 0 && (
            <Text as="p">{say.settings.attentionNone}</Text>
          )}
        </BlockStack>
      </Box>
      {quarantined.length > 0 && <Attention quarantined={quarantined} />}
      {leftOut.length > 0 && <History leftOut={leftOut} />}
    </Card>
  );
}

/** What of the shop's history is missing, and why. */
function History({ leftOut }: { readonly leftOut: readonly LeftOut[] }) {
  const { say } = useWords();
  return (
    <RecordsTable
      caption={say.settings.leftOut}
      records={leftOut}
      keyOf={({ subject }) => subject}
      columns={[
        {
          heading: say.settings.leftOut,
          cell: ({ subject }) => subject.replace("gid://shopify/", "").replace("/", " "),
        },
        { heading: say.settings.reason, kind: "prose", cell: ({ reason }) => sayReason(reason) },
      ]}
    />
  );
}

function Attention({ quarantined }: { readonly quarantined: readonly Quarantined[] }) {
  const { say, format } = useWords();
  return (
    <RecordsTable
      caption={say.settings.attention}
      records={quarantined}
      keyOf={({ webhookId }) => webhookId}
      columns={[
        {
          heading: say.settings.topic,
          // A topic that does not fit breaks after its slash.
          cell: ({ topic }) => topic.replaceAll("/", "/\u200b"),
        },
        { heading: say.settings.received, cell: ({ receivedAt }) => format.moment(receivedAt) },
        { heading: say.settings.reason, kind: "prose", cell: ({ reason }) => sayReason(reason) },
        { heading: say.settings.action, cell: ({ webhookId }) => <Replay webhookId={webhookId} /> },
      ]}
    />
  );
}

function Replay({ webhookId }: { readonly webhookId: string }) {
  const { say } = useWords();
  const { Form, state } = useFetcher({ key: `replay-${webhookId}` });
  return (
    <Form method="post">
      <input type="hidden" name="webhookId" value={webhookId} />
      <Button submit size="slim" loading={state !== "idle"}>
        {say.settings.replay}
      </Button>
    </Form>
  );
}
