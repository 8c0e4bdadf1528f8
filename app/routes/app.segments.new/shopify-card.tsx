import { useFetcher } from "@remix-run/react";
import {
  Banner,
  BlockStack,
  Box,
  Button,
  Card,
  Checkbox,
  InlineStack,
  Link,
  List,
  Text,
} from "@shopify/polaris";
import { useState } from "react";
import { RecordsTable } from "#app/components/records-table.tsx";
import { useWords } from "#app/components/shop-words.tsx";

/** One request brings in so many. */
const MOST = 50;
const ADDRESS = "/app/segments/shopify";

interface ShownSegment {
  readonly id: string;
  readonly name: string;
  readonly theirs?: number | undefined;
  readonly ours:
    | { readonly kind: "counted" | "estimated"; readonly count: number }
    | { readonly kind: "needs"; readonly needs: readonly string[] }
    | { readonly kind: "unreadable" };
  readonly keeping: "live" | "mirrored" | "unanswered";
  readonly segment?: string | undefined;
}

type Listed =
  | { readonly ok: true; readonly segments: readonly ShownSegment[] }
  | { readonly ok: false };

type Brought =
  | {
      readonly ok: true;
      readonly brought: readonly {
        readonly id: string;
        readonly name: string;
        readonly outcome: "live" | "mirrored" | "here" | "gone" | "unanswered";
        readonly segment?: string | undefined;
      }[];
    }
  | { readonly ok: false };

/** Brings in segments of Shopify's. Shopify is asked for them only when somebody wants to see them. */
export function ShopifyCard() {
  const { say } = useWords();
  const { load, data, state } = useFetcher<Listed>({ key: "shopify-segments" });
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {say.shopifySegments.title}
          </Text>
          <Text as="p">{say.shopifySegments.text}</Text>
          {data?.ok !== true && (
            <InlineStack>
              <Button
                loading={state !== "idle"}
                onClick={() => {
                  load(ADDRESS);
                }}
              >
                {say.shopifySegments.show}
              </Button>
            </InlineStack>
          )}
          {data?.ok === false && <Banner tone="critical">{say.shopifySegments.failed}</Banner>}
          {data?.ok === true && data.segments.length === 0 && (
            <Text as="p">{say.shopifySegments.none}</Text>
          )}
        </BlockStack>
      </Box>
      {data?.ok === true && data.segments.length > 0 && <Choice segments={data.segments} />}
    </Card>
  );
}

function Choice({ segments }: { readonly segments: readonly ShownSegment[] }) {
  const { say, format } = useWords();
  const { submit, data, state } = useFetcher<Brought>({ key: "shopify-segments-bring" });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const words = say.shopifySegments;
  const choose = (id: string, isChosen: boolean) => {
    setChosen(new Set([...chosen].filter((each) => each !== id).concat(isChosen ? [id] : [])));
  };
  const isOpen = ({ id, keeping, segment }: Pick<ShownSegment, "id" | "keeping" | "segment">) =>
    segment === undefined && keeping !== "unanswered" && (chosen.size < MOST || chosen.has(id));
  const bringIn = () => {
    const form = new FormData();
    for (const id of chosen) form.append("id", id);
    submit(form, { method: "post", action: ADDRESS });
    setChosen(new Set());
  };
  return (
    <>
      <RecordsTable
        caption={words.title}
        records={segments}
        keyOf={({ id }) => id}
        columns={[
          {
            heading: say.segments.name,
            cell: ({ id, name, keeping, segment }) => (
              <Checkbox
                label={name}
                checked={chosen.has(id)}
                disabled={!isOpen({ id, keeping, segment })}
                onChange={(isChosen) => {
                  choose(id, isChosen);
                }}
              />
            ),
          },
          {
            heading: words.theirs,
            kind: "amount",
            cell: ({ theirs }) => (theirs === undefined ? words.noNumber : format.number(theirs)),
          },
          { heading: words.ours, kind: "amount", cell: ({ ours }) => <OurCount ours={ours} /> },
          {
            heading: words.keeping,
            cell: ({ keeping, segment }) =>
              segment === undefined ? (
                words.keepingOf[keeping]
              ) : (
                <Link url={`/app/segments/${segment}`}>{words.isHere}</Link>
              ),
          },
        ]}
      />
      <Box padding="400">
        <BlockStack gap="300">
          <InlineStack>
            <Button
              variant="primary"
              disabled={chosen.size === 0}
              loading={state !== "idle"}
              onClick={bringIn}
            >
              {words.bringIn(format.number(chosen.size), chosen.size)}
            </Button>
          </InlineStack>
          {data !== undefined && state === "idle" && <Outcome answer={data} />}
        </BlockStack>
      </Box>
    </>
  );
}

function OurCount({ ours }: Pick<ShownSegment, "ours">) {
  const { say, format } = useWords();
  switch (ours.kind) {
    case "counted":
      return format.number(ours.count);
    case "estimated":
      return `\u2248 ${format.number(ours.count)}`;
    case "needs":
      return say.segments.needs(ours.needs.join(", "));
    case "unreadable":
      return say.shopifySegments.unreadable;
  }
}

function Outcome({ answer }: { readonly answer: Brought }) {
  const { shopifySegments: words } = useWords().say;
  if (!answer.ok) return <Banner tone="critical">{words.failed}</Banner>;
  return (
    <Banner tone="success">
      <List>
        {answer.brought.map(({ id, name, outcome, segment }) => (
          <List.Item key={id}>
            {segment === undefined ? (
              name || words.untold
            ) : (
              <Link url={`/app/segments/${segment}`}>{name}</Link>
            )}{" "}
            {words.outcome[outcome]}
          </List.Item>
        ))}
      </List>
    </Banner>
  );
}
