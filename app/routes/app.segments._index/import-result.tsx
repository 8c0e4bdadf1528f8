import { Banner, BlockStack, Button, InlineStack, List, Text } from "@shopify/polaris";
import { useWords } from "#app/components/shop-words.tsx";
import { describeDiagnostic } from "#app/i18n/describe-diagnostic.ts";
import type { ImportAnswer } from "./import-answer.ts";

/** What a file would make, with the button that makes it; what it made; or everything wrong with it. */
export function ImportResult({
  answer,
  onMake,
}: {
  readonly answer: ImportAnswer;
  readonly onMake: () => void;
}) {
  const { say, format } = useWords();
  if (!answer.ok) return <Mistakes answer={answer} />;
  const { made, left, dryRun } = answer;
  const count = format.number(made.length);
  return (
    <Banner tone={dryRun === "yes" ? "info" : "success"}>
      <BlockStack gap="200">
        <Text as="p">
          {dryRun === "yes"
            ? say.exchange.would(count, made.length)
            : say.exchange.made(count, made.length)}
        </Text>
        {dryRun === "yes" && (
          <List>
            {made.map((each) => (
              <List.Item key={each.name}>
                <Made {...each} />
              </List.Item>
            ))}
          </List>
        )}
        {left.length > 0 && <Text as="p">{say.exchange.left(left.join(", "))}</Text>}
        {dryRun === "yes" && made.length > 0 && (
          <InlineStack>
            <Button variant="primary" onClick={onMake}>
              {say.exchange.make(count, made.length)}
            </Button>
          </InlineStack>
        )}
      </BlockStack>
    </Banner>
  );
}

function Made({
  name,
  nameInFile,
  foreignIds,
  needs,
}: {
  readonly name: string;
  readonly nameInFile: string;
  readonly foreignIds: readonly string[];
  readonly needs: readonly string[];
}) {
  const { exchange } = useWords().say;
  return (
    <BlockStack>
      <Text as="p">{name === nameInFile ? name : exchange.renamed(nameInFile, name)}</Text>
      {foreignIds.length > 0 && (
        <Text as="p" tone="subdued">
          {exchange.foreignIds}
        </Text>
      )}
      {needs.length > 0 && (
        <Text as="p" tone="subdued">
          {exchange.needs(needs.join(", "))}
        </Text>
      )}
    </BlockStack>
  );
}

function Mistakes({ answer }: { readonly answer: Extract<ImportAnswer, { ok: false }> }) {
  const { say, format } = useWords();
  if (answer.reason === "invalid-form") {
    return <Banner tone="critical">{say.exchange.failed}</Banner>;
  }
  const { mistakes, diagnostics } = answer;
  const place = (at: number, name: string) => say.exchange.place(format.number(at), name);
  const said = [
    ...mistakes.map((each) =>
      each.place === undefined
        ? each.message
        : `${place(each.place, each.name ?? "")}: ${each.message}`,
    ),
    ...diagnostics.flatMap((each) =>
      each.diagnostics.map(
        (diagnostic) => `${place(each.place, each.name)}: ${describeDiagnostic(diagnostic)}`,
      ),
    ),
  ];
  return (
    <Banner tone="critical">
      <BlockStack gap="200">
        <Text as="p">{say.exchange.mistaken}</Text>
        <List>
          {said.map((text) => (
            <List.Item key={text}>{text}</List.Item>
          ))}
        </List>
      </BlockStack>
    </Banner>
  );
}
