import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Button, Card, InlineStack, Link, List } from "@shopify/polaris";
import { useWords } from "#app/components/shop-words.tsx";

interface Answer {
  readonly ok: boolean;
  readonly uses?: readonly { readonly kind: string; readonly id: string; readonly name: string }[];
}

/** What can be done with a segment at one click; archiving is refused with a list where it is in use. */
export function ActionsCard({
  segment,
  kind,
}: {
  readonly segment: string;
  readonly kind: "live" | "static" | "imported";
}) {
  const { say } = useWords();
  const { submit, data, state } = useFetcher<Answer>({ key: `act-${segment}` });
  const button = (act: string, text: string) => (
    <Button
      disabled={state !== "idle"}
      onClick={() => {
        submit({ act }, { method: "post", action: `/app/segments/${segment}/act` });
      }}
    >
      {text}
    </Button>
  );
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack gap="200">
          {button("everyone-else", say.kept.everyoneElse)}
          {kind !== "static" && button("snapshot", say.kept.takeSnapshot)}
          {kind === "static" && button("take-again", say.kept.takeAgain)}
          {button("archive", say.kept.archive)}
        </InlineStack>
        {data?.ok === false && state === "idle" && <Refused uses={data.uses ?? []} />}
      </BlockStack>
    </Card>
  );
}

function Refused({ uses }: { readonly uses: NonNullable<Answer["uses"]> }) {
  const { say } = useWords();
  if (uses.length === 0) return <Banner tone="critical">{say.kept.notDone}</Banner>;
  return (
    <Banner tone="warning" title={say.kept.inUse}>
      <List>
        {uses.map(({ kind, id, name }) => (
          <List.Item key={id}>
            <Link url={`/app/${kind === "block" ? "blocks" : "segments"}/${id}`}>{name}</Link>
          </List.Item>
        ))}
      </List>
    </Banner>
  );
}
