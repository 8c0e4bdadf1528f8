import { SaveBar } from "@shopify/app-bridge-react";
import { Form, useNavigation, useSubmit } from "@remix-run/react";
import { Banner, BlockStack, Card, Text, TextField } from "@shopify/polaris";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { readQuery } from "#app/core/language/read-query.ts";
import type { Format } from "#app/i18n/format.ts";
import type { Messages } from "#app/i18n/messages.en.ts";
import { DraftCards } from "./draft-cards.tsx";
import { MistakesList } from "./mistakes-list.tsx";
import { QuerySentence } from "./query-sentence.tsx";
import { useShopCatalog } from "./shop-catalog.tsx";
import { useWords } from "./shop-words.tsx";
import { type CountPreview, useCountPreview } from "./use-count-preview.ts";

export interface SegmentDraft {
  readonly name: string;
  readonly query: string;
}

/** What the server said no to; the query's own mistakes show by themselves. */
export interface SegmentRefusal {
  readonly name?: string;
  readonly other?: string;
}

/**
 * Writes a segment: its name, its conditions, what they mean and how many they hold, as one types.
 *
 * The save bar appears with the first change; while there are mistakes saving only shows them. What
 * the server said no to stands until that part is changed.
 */
export function SegmentEditor({
  initial,
  suggested = initial,
  edited,
  refusal,
  children,
}: {
  readonly initial: SegmentDraft;
  /** What it opens with, as if somebody had typed it already. */
  readonly suggested?: SegmentDraft | undefined;
  /** The segment that is edited; absent for a new one. */
  readonly edited?: string;
  readonly refusal: SegmentRefusal;
  /** What else is filled in, below the conditions. */
  readonly children?: ReactNode;
}) {
  const { say } = useWords();
  const form = useRef<HTMLFormElement>(null);
  const submit = useSubmit();
  const navigation = useNavigation();
  const [draft, setDraft] = useState(suggested);
  const [submitted, setSubmitted] = useState(initial);
  const [arrivals, setArrivals] = useState(false);
  const catalog = useShopCatalog();
  const isSound = useMemo(() => readQuery(draft.query, catalog).ok, [draft.query, catalog]);
  const isDirty = draft.name !== initial.name || draft.query !== initial.query;
  const isSaving = navigation.state !== "idle" && navigation.formMethod === "POST";
  const save = () => {
    setSubmitted(draft);
    submit(form.current);
  };
  return (
    <Form method="post" ref={form}>
      <BlockStack gap="400">
        {refusal.other !== undefined && submitted.query === draft.query && (
          <Banner tone="critical">{refusal.other}</Banner>
        )}
        <Card>
          <BlockStack gap="400">
            <TextField
              label={say.editor.nameLabel}
              name="name"
              value={draft.name}
              error={(submitted.name === draft.name && refusal.name) ?? false}
              maxLength={80}
              autoComplete="off"
              onChange={(name) => {
                setDraft({ ...draft, name });
              }}
            />
            <QueryField
              segment={edited}
              text={draft.query}
              onChange={(query) => {
                setDraft({ ...draft, query });
              }}
            />
            {children}
          </BlockStack>
        </Card>
        <input type="hidden" name="arrivals" value={arrivals ? "yes" : "no"} />
        <DraftCards
          text={draft.query}
          isSound={isSound}
          edited={
            edited === undefined
              ? undefined
              : {
                  segment: edited,
                  isChanged: draft.query !== initial.query,
                  arrivals,
                  onArrivals: setArrivals,
                }
          }
        />
      </BlockStack>
      <SaveBar id="segment" open={isDirty && !isSaving} discardConfirmation>
        <button variant="primary" type="button" onClick={save}>
          {say.app.save}
        </button>
        <button
          type="button"
          onClick={() => {
            setDraft(initial);
            setArrivals(false);
          }}
        >
          {say.app.discard}
        </button>
      </SaveBar>
    </Form>
  );
}

function QueryField({
  segment,
  text,
  onChange,
}: {
  readonly segment: string | undefined;
  readonly text: string;
  readonly onChange: (text: string) => void;
}) {
  const { say } = useWords();
  const catalog = useShopCatalog();
  const read = useMemo(() => readQuery(text, catalog, { self: segment }), [text, catalog, segment]);
  return (
    <BlockStack gap="300">
      <TextField
        label={say.editor.queryLabel}
        name="query"
        value={text}
        multiline={4}
        monospaced
        spellCheck={false}
        autoComplete="off"
        helpText={say.editor.queryHelp}
        onChange={onChange}
      />
      <MistakesList text={text} mistakes={read.ok ? [] : read.diagnostics} onMend={onChange} />
      {read.ok && (
        <Text as="p">
          <QuerySentence text={text} isWhole />
        </Text>
      )}
      <Count text={text} isSound={read.ok} />
    </BlockStack>
  );
}

function Count({ text, isSound }: { readonly text: string; readonly isSound: boolean }) {
  const { say, format } = useWords();
  const preview = useCountPreview(text, isSound);
  if (!isSound) {
    return (
      <Text as="p" tone="subdued">
        {say.editor.countAfterMistakes}
      </Text>
    );
  }
  return (
    <Text as="p" fontWeight="semibold">
      {preview === undefined ? say.editor.counting : sayCount(preview, say, format)}
    </Text>
  );
}

function sayCount(preview: CountPreview, { editor }: Messages, format: Format): string {
  switch (preview.kind) {
    case "counted":
      return editor.counted(format.number(preview.count), preview.count);
    case "estimated": {
      const { count, low, high } = preview;
      return editor.estimated(format.number(count), format.number(low), format.number(high));
    }
    case "needs":
      return editor.needs(preview.needs.join(", "));
    case "mistaken":
      return editor.countAfterMistakes;
  }
}
