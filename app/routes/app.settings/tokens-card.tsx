import { useFetcher } from "@remix-run/react";
import {
  Banner,
  BlockStack,
  Box,
  Button,
  Card,
  FormLayout,
  InlineStack,
  Select,
  Text,
  TextField,
} from "@shopify/polaris";
import { useState } from "react";
import type { Moment } from "#app/core/calendar/moment.ts";
import { CopyButton } from "#app/components/copy-button.tsx";
import { RecordsTable } from "#app/components/records-table.tsx";
import { useWords } from "#app/components/shop-words.tsx";

export interface Token {
  readonly token: string;
  readonly start: string;
  readonly name: string;
  readonly scopes: readonly ("read" | "write")[];
  readonly createdAt: Moment;
  readonly lastUsedAt?: Moment | undefined;
}

const ADDRESS = "/app/settings/tokens";

/** Which programs of the shop's own have access, and giving it to one more. */
export function TokensCard({ tokens }: { readonly tokens: readonly Token[] }) {
  const { say } = useWords();
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {say.api.title}
          </Text>
          <Text as="p">{say.api.text}</Text>
          <NewToken />
          {tokens.length === 0 && <Text as="p">{say.api.none}</Text>}
        </BlockStack>
      </Box>
      {tokens.length > 0 && <Tokens tokens={tokens} />}
    </Card>
  );
}

interface Made {
  readonly ok: boolean;
  /** The token's whole text, this once. */
  readonly text?: string;
  /** What is wrong with the name. */
  readonly name?: string;
}

function NewToken() {
  const { say } = useWords();
  const { Form, data, state } = useFetcher<Made>({ key: "new-token" });
  const [name, setName] = useState("");
  const [scope, setScope] = useState("read");
  return (
    <Form method="post" action={ADDRESS}>
      <BlockStack gap="300">
        <FormLayout>
          <FormLayout.Group>
            <TextField
              label={say.api.name}
              name="name"
              value={name}
              maxLength={80}
              autoComplete="off"
              error={data?.name ?? false}
              onChange={setName}
            />
            <Select
              label={say.api.allows}
              name="scope"
              value={scope}
              options={(["read", "write"] as const).map((value) => ({
                value,
                label: say.api.scope[value],
              }))}
              onChange={setScope}
            />
          </FormLayout.Group>
        </FormLayout>
        <InlineStack>
          <Button submit loading={state !== "idle"}>
            {say.api.create}
          </Button>
        </InlineStack>
        {data?.text !== undefined && <NewText text={data.text} />}
      </BlockStack>
    </Form>
  );
}

function NewText({ text }: { readonly text: string }) {
  const { say } = useWords();
  return (
    <Banner tone="success" title={say.api.made}>
      <BlockStack gap="200">
        <Text as="p" breakWord>
          <code>{text}</code>
        </Text>
        <InlineStack>
          <CopyButton text={text} />
        </InlineStack>
      </BlockStack>
    </Banner>
  );
}

function Tokens({ tokens }: { readonly tokens: readonly Token[] }) {
  const { say, format } = useWords();
  return (
    <RecordsTable
      caption={say.api.title}
      records={tokens}
      keyOf={({ token }) => token}
      columns={[
        { heading: say.api.name, cell: ({ name }) => name },
        {
          heading: say.api.allows,
          cell: ({ scopes }) => say.api.scope[scopes.includes("write") ? "write" : "read"],
        },
        { heading: say.api.token, cell: ({ start }) => start },
        { heading: say.api.created, cell: ({ createdAt }) => format.moment(createdAt) },
        {
          heading: say.api.lastUsed,
          cell: ({ lastUsedAt }) =>
            lastUsedAt === undefined ? say.api.never : format.moment(lastUsedAt),
        },
        { heading: say.api.action, cell: ({ token }) => <Revoke token={token} /> },
      ]}
    />
  );
}

function Revoke({ token }: { readonly token: string }) {
  const { say } = useWords();
  const { Form, state } = useFetcher({ key: `revoke-${token}` });
  return (
    <Form method="post" action={ADDRESS}>
      <input type="hidden" name="revoke" value={token} />
      <Button submit size="slim" tone="critical" loading={state !== "idle"}>
        {say.api.revoke}
      </Button>
    </Form>
  );
}
