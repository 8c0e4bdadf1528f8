import { BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { applyFix } from "#app/core/language/apply-fix.ts";
import type { Diagnostic } from "#app/core/language/diagnostic.ts";
import { describeDiagnostic } from "#app/i18n/describe-diagnostic.ts";
import { useWords } from "./shop-words.tsx";
import "./mistakes-list.css";

/** Every mistake of a query with its place, what is wrong, and where we know it the edit that mends it. */
export function MistakesList({
  text,
  mistakes,
  onMend,
}: {
  readonly text: string;
  readonly mistakes: readonly Diagnostic[];
  readonly onMend: (mended: string) => void;
}) {
  const { say } = useWords();
  if (mistakes.length === 0) return null;
  return (
    <div role="status" className="mistakes">
      <BlockStack gap="300">
        <Text as="p" fontWeight="semibold" tone="critical">
          {say.editor.mistakes(mistakes.length)}
        </Text>
        <ul>
          {mistakes.map((mistake) => (
            <li key={`${mistake.span.start}-${mistake.code}`}>
              <BlockStack gap="100">
                <Text as="p">
                  <Text as="span" tone="subdued">
                    {say.editor.place(mistake.line, mistake.column)}
                  </Text>{" "}
                  {describeDiagnostic(mistake)}
                </Text>
                <Excerpt text={text} mistake={mistake} />
                <Mend text={text} mistake={mistake} onMend={onMend} />
              </BlockStack>
            </li>
          ))}
        </ul>
      </BlockStack>
    </div>
  );
}

/** The line with the wrong part marked. */
function Excerpt({ text, mistake }: { readonly text: string; readonly mistake: Diagnostic }) {
  const { start, end } = mistake.span;
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const lineEnd = text.indexOf("\n", start) === -1 ? text.length : text.indexOf("\n", start);
  const markEnd = Math.max(start, Math.min(end, lineEnd));
  return (
    <code className="excerpt">
      {text.slice(Math.max(lineStart, start - 40), start)}
      <mark>{text.slice(start, markEnd) || "\u2026"}</mark>
      {text.slice(markEnd, Math.min(lineEnd, markEnd + 40))}
    </code>
  );
}

function Mend({
  text,
  mistake: { fix },
  onMend,
}: {
  readonly text: string;
  readonly mistake: Diagnostic;
  readonly onMend: (mended: string) => void;
}) {
  const { say } = useWords();
  if (fix === undefined) return null;
  const mend = () => {
    onMend(applyFix(text, fix));
  };
  return (
    <InlineStack>
      <Button size="slim" onClick={mend}>
        {say.editor.applyFix(fix.text)}
      </Button>
    </InlineStack>
  );
}
