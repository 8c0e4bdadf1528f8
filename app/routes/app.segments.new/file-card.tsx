import { useFetcher } from "@remix-run/react";
import {
  Banner,
  BlockStack,
  Button,
  Card,
  InlineStack,
  Link,
  List,
  Text,
  TextField,
} from "@shopify/polaris";
import { useRef, useState } from "react";
import { useWords } from "#app/components/shop-words.tsx";

const LONGEST_FILE = 10_000_000;

type Answer =
  | {
      readonly ok: true;
      readonly segment: string;
      readonly matched: number;
      readonly unmatched: number;
      readonly first: readonly { readonly line: number; readonly text: string }[];
    }
  | { readonly ok: false; readonly reason: string };

/** Makes a snapshot of a CSV file. */
export function FileCard() {
  const { say } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const { submit, data, state } = useFetcher<Answer>({ key: "file-snapshot" });
  const [name, setName] = useState("");
  const [problem, setProblem] = useState("");
  const read = async (chosen: File | undefined) => {
    if (chosen === undefined) return;
    setProblem(chosen.size > LONGEST_FILE ? say.kept.tooLarge : "");
    if (chosen.size > LONGEST_FILE) return;
    submit({ name, file: await chosen.text() }, { method: "post", action: "/app/segments/file" });
  };
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {say.kept.fileTitle}
        </Text>
        <Text as="p">{say.kept.fileText}</Text>
        <TextField
          label={say.kept.fileName}
          value={name}
          maxLength={80}
          autoComplete="off"
          onChange={setName}
        />
        <InlineStack>
          <Button
            disabled={name.trim() === ""}
            loading={state !== "idle"}
            onClick={() => input.current?.click()}
          >
            {say.kept.choose}
          </Button>
        </InlineStack>
        <input
          ref={input}
          hidden
          type="file"
          accept="text/csv,.csv"
          aria-label={say.kept.choose}
          onChange={({ currentTarget }) => {
            void read(currentTarget.files?.[0]).catch(() => {
              setProblem(say.kept.failed);
            });
            currentTarget.value = "";
          }}
        />
        {problem !== "" && <Banner tone="critical">{problem}</Banner>}
        {data !== undefined && state === "idle" && <Outcome answer={data} />}
      </BlockStack>
    </Card>
  );
}

function Outcome({ answer }: { readonly answer: Answer }) {
  const { say, format } = useWords();
  if (!answer.ok) {
    const isTaken = answer.reason === "name-taken";
    return <Banner tone="critical">{isTaken ? say.editor.nameTaken : say.kept.failed}</Banner>;
  }
  const { segment, matched, unmatched, first } = answer;
  return (
    <Banner tone={unmatched === 0 ? "success" : "warning"}>
      <BlockStack gap="200">
        <Text as="p">{say.kept.matched(format.number(matched), matched)}</Text>
        {unmatched > 0 && (
          <Text as="p">{say.kept.unmatched(format.number(unmatched), unmatched)}</Text>
        )}
        <List>
          {first.map(({ line, text }) => (
            <List.Item key={line}>{say.kept.row(format.number(line), text)}</List.Item>
          ))}
        </List>
        <Link url={`/app/segments/${segment}`}>{say.kept.open}</Link>
      </BlockStack>
    </Banner>
  );
}
