import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useRef, useState } from "react";
import { useWords } from "#app/components/shop-words.tsx";
import type { ImportAnswer } from "./import-answer.ts";
import { ImportResult } from "./import-result.tsx";

const IMPORT = "/app/segments/import";
const LONGEST_FILE = 10_000_000;

/** Downloads the shop's definitions, and takes over another's once it is seen what would come of it. */
export function ExchangeCard() {
  const { say } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const { submit, data, state } = useFetcher<ImportAnswer>({ key: "segments-file" });
  const [file, setFile] = useState("");
  const [problem, setProblem] = useState("");
  const send = (text: string, dryRun: "yes" | "no") => {
    submit({ file: text, dryRun }, { method: "post", action: IMPORT });
  };
  const read = async (chosen: File | undefined) => {
    if (chosen === undefined) return;
    setProblem(chosen.size > LONGEST_FILE ? say.exchange.tooLarge : "");
    if (chosen.size > LONGEST_FILE) return;
    const text = await chosen.text();
    setFile(text);
    send(text, "yes");
  };
  const fail = () => {
    setProblem(say.exchange.failed);
  };
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {say.exchange.title}
        </Text>
        <Text as="p">{say.exchange.text}</Text>
        <InlineStack gap="200">
          <Button onClick={() => void download().catch(fail)}>{say.exchange.download}</Button>
          <Button loading={state !== "idle"} onClick={() => input.current?.click()}>
            {say.exchange.upload}
          </Button>
        </InlineStack>
        <input
          ref={input}
          hidden
          type="file"
          accept="application/json,.json"
          aria-label={say.exchange.chooseFile}
          onChange={({ currentTarget }) => {
            void read(currentTarget.files?.[0]).catch(fail);
            // The same file may be chosen again once it is corrected.
            currentTarget.value = "";
          }}
        />
        {problem !== "" && <Banner tone="critical">{problem}</Banner>}
        {data !== undefined && state === "idle" && (
          <ImportResult
            answer={data}
            onMake={() => {
              send(file, "no");
            }}
          />
        )}
      </BlockStack>
    </Card>
  );
}

/** The admin's frame proves with each fetch who is asking; a plain link would not. */
async function download(): Promise<void> {
  const answer = await fetch("/app/segments/export");
  if (!answer.ok) throw new Error(`The export answered ${answer.status}`);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await answer.blob());
  link.download = "segments.json";
  link.click();
  URL.revokeObjectURL(link.href);
}
