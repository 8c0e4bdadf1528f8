import { Text } from "@shopify/polaris";
import type { CSSProperties } from "react";
import { useWords } from "#app/components/shop-words.tsx";
import "./condition-list.css";

/** A condition in words, with what the customer has, what is needed, and what it rests on. */
export interface ConditionLine {
  readonly depth: number;
  readonly holds: boolean;
  readonly text: string;
  readonly value: string;
  readonly needed: string;
  readonly counted: readonly string[];
  readonly uncounted: readonly string[];
}

/** Facts shown of each kind; a customer may have hundreds of orders. */
const SHOWN = 8;

/** A query's conditions one below the other, those of a group set in. */
export function ConditionList({ conditions }: { readonly conditions: readonly ConditionLine[] }) {
  return (
    <ul className="conditions">
      {conditions.map((condition, place) => (
        <Condition key={place} condition={condition} />
      ))}
    </ul>
  );
}

function Condition({ condition }: { readonly condition: ConditionLine }) {
  const { say } = useWords();
  const { depth, holds, text, value, needed, counted, uncounted } = condition;
  const style: CSSProperties & { "--depth": number } = { "--depth": depth };
  return (
    <li style={style}>
      <div className="mark">
        <span className={holds ? "holds" : "fails"} aria-hidden="true">
          {holds ? "\u2713" : "\u2717"}
        </span>
        <Text as="span" fontWeight="medium">
          <Text as="span" visuallyHidden>
            {holds ? say.explain.holds : say.explain.fails}{" "}
          </Text>
          {text}
        </Text>
      </div>
      <dl>
        <Said term={say.explain.has} texts={value === "" ? [] : [value]} />
        <Said term={say.explain.needed} texts={needed === "" ? [] : [needed]} />
        <Said term={say.explain.counted} texts={counted} />
        <Said term={say.explain.uncounted} texts={uncounted} />
      </dl>
    </li>
  );
}

function Said({ term, texts }: { readonly term: string; readonly texts: readonly string[] }) {
  const { say, format } = useWords();
  if (texts.length === 0) return null;
  const rest = texts.length - SHOWN;
  return (
    <>
      <dt>{term}</dt>
      <dd>
        {texts.slice(0, SHOWN).map((text) => (
          <div key={text}>{text}</div>
        ))}
        {rest > 0 && <div>{say.explain.more(format.number(rest))}</div>}
      </dd>
    </>
  );
}
