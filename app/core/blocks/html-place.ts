/** Where in HTML we are after some markup. Enough to know how a value printed here must be made safe. */
export interface HtmlState {
  readonly mode: "text" | "tag" | "value" | "bare" | "comment" | "style" | "script";
  readonly element: string;
  /** The attribute being read; in a tag also its name so far. */
  readonly attribute: string;
  /** The quote that ends the attribute's value. */
  readonly quote: string;
  /** The attribute's value so far; a printed value stands in it as PRINTED. */
  readonly value: string;
}

/** How a value printed at a place is made safe. */
export type Place = "text" | "attribute" | "url" | "urlpart" | "colour";

export const HTML_START: HtmlState = {
  mode: "text",
  element: "",
  attribute: "",
  quote: "",
  value: "",
};

const PRINTED = "\u0000";

const URL_ATTRIBUTES = new Set([
  "href",
  "src",
  "action",
  "formaction",
  "background",
  "cite",
  "poster",
  "xlink:href",
]);

/** Attributes that hold programs or documents of their own. */
const UNSAFE_ATTRIBUTE = /^(?:on.*|srcdoc|srcset|ping|data|content)$/;

/** Addresses whose parts cannot turn them into a program. */
const SAFE_START = /^\s*(?:https?:\/\/|mailto:|tel:|\/|#|\?|\u0000)/i;

const COLOUR_PROPERTY = /(?:^|[;\s])(?:color|background|background-color|border-color)\s*:\s*$/i;

/** The place of a value printed now; `undefined` where nothing makes it safe. */
export function placeOf(state: HtmlState): Place | undefined {
  if (state.mode === "text") return "text";
  if (state.mode !== "value") return undefined;
  const { attribute, value } = state;
  if (UNSAFE_ATTRIBUTE.test(attribute)) return undefined;
  if (attribute === "style") return COLOUR_PROPERTY.test(value) ? "colour" : undefined;
  if (!URL_ATTRIBUTES.has(attribute)) return "attribute";
  if (value.trim() === "") return "url";
  return SAFE_START.test(value) ? "urlpart" : undefined;
}

/** After a value was printed. */
export function afterValue(state: HtmlState): HtmlState {
  return state.mode === "value" ? { ...state, value: state.value + PRINTED } : state;
}

/** Whether what follows means the same after both. */
export function isSamePlace(a: HtmlState, b: HtmlState): boolean {
  return (
    a.mode === b.mode &&
    a.element === b.element &&
    a.attribute === b.attribute &&
    a.quote === b.quote &&
    placeOf(a) === placeOf(b)
  );
}

/** Reads on through markup. */
export function afterText(state: HtmlState, text: string): HtmlState {
  let here = state;
  let position = 0;
  while (position < text.length) {
    const [next, length] = STEPS[here.mode](here, text.slice(position));
    here = next;
    position += length;
  }
  return here;
}

/** Reads what it can of the rest: the state after it, and how much it was. */
type Step = (state: HtmlState, rest: string) => readonly [HtmlState, number];

const STEPS: Readonly<Record<HtmlState["mode"], Step>> = {
  text: (state, rest) => {
    const open = rest.indexOf("<");
    if (open === -1) return [state, rest.length];
    if (rest.startsWith("<!--", open)) return [{ ...HTML_START, mode: "comment" }, open + 4];
    // A sign that the next piece may complete to a tag: nothing may be printed after it.
    if (/^<[/!]?-?$/.test(rest.slice(open))) return [{ ...HTML_START, mode: "tag" }, rest.length];
    const [tag, element] = /^<\/?([a-z][a-z0-9:-]*)/i.exec(rest.slice(open)) ?? [];
    if (tag === undefined || element === undefined) return [state, open + 1];
    const name = tag.startsWith("</") ? "" : element.toLowerCase();
    return [{ ...HTML_START, mode: "tag", element: name }, open + tag.length];
  },
  tag: (state, rest) => {
    const [sign = ""] = rest;
    if (sign === ">") return [afterTag(state.element), 1];
    const [opened, name, quote] = /^([^\s"'<>/=]+)\s*=\s*(["']?)/.exec(rest) ?? [];
    if (opened === undefined || name === undefined) return [state, 1];
    const attribute = { ...state, attribute: name.toLowerCase(), value: "" };
    return quote === undefined || quote === ""
      ? [{ ...attribute, mode: "bare" }, opened.length]
      : [{ ...attribute, mode: "value", quote }, opened.length];
  },
  value: (state, rest) => {
    const end = rest.indexOf(state.quote);
    if (end === -1) return [{ ...state, value: state.value + rest }, rest.length];
    return [{ ...HTML_START, mode: "tag", element: state.element }, end + 1];
  },
  bare: (state, rest) => {
    const end = /[\s>]/.exec(rest)?.index;
    if (end === undefined) return [state, rest.length];
    return [{ ...HTML_START, mode: "tag", element: state.element }, end];
  },
  comment: (state, rest) => until("-->", state, rest),
  style: (state, rest) => until("</style", state, rest),
  script: (state, rest) => until("</script", state, rest),
};

function afterTag(element: string): HtmlState {
  if (element === "style" || element === "script") return { ...HTML_START, mode: element, element };
  return HTML_START;
}

function until(end: string, state: HtmlState, rest: string): readonly [HtmlState, number] {
  const found = rest.toLowerCase().indexOf(end);
  if (found === -1) return [state, rest.length];
  const next: HtmlState = end === "-->" ? HTML_START : { ...HTML_START, mode: "tag" };
  return [next, found + end.length];
}
