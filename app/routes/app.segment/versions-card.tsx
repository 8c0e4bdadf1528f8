import { useFetcher } from "@remix-run/react";
import { Badge, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { QuerySentence } from "#app/components/query-sentence.tsx";
import { useWords } from "#app/components/shop-words.tsx";
import { sayVersion } from "./say-version.ts";
import type { SegmentVersion } from "./segment-version.ts";

/** What the segment's conditions were, who changed them when, and the way back. */
export function VersionsCard({ versions }: { readonly versions: readonly SegmentVersion[] }) {
  const { say } = useWords();
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {say.about.versionsTitle}
        </Text>
        {versions.map((version) => (
          <Version key={version.version} version={version} />
        ))}
      </BlockStack>
    </Card>
  );
}

function Version({ version }: { readonly version: SegmentVersion }) {
  const { say, format } = useWords();
  const isLive = version.state === "live";
  return (
    <BlockStack gap="100">
      <InlineStack gap="200" blockAlign="center">
        <Text as="h3" variant="headingSm">
          {say.about.version(version.version)}
        </Text>
        {isLive && <Badge tone="success">{say.segments.kind.live}</Badge>}
      </InlineStack>
      <Text as="p">
        <QuerySentence text={version.query} isWhole />
      </Text>
      <Text as="p" tone="subdued">
        {sayVersion(say, format, version)}
      </Text>
      {version.state === "retired" && <Revert version={version.version} />}
    </BlockStack>
  );
}

function Revert({ version }: { readonly version: number }) {
  const { say } = useWords();
  const { Form, state } = useFetcher();
  return (
    <Form method="post">
      <input type="hidden" name="version" value={version} />
      <Button
        submit
        size="slim"
        loading={state !== "idle"}
        accessibilityLabel={say.about.revertVersion(version)}
      >
        {say.about.revert}
      </Button>
    </Form>
  );
}
