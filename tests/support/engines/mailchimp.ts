/**
 * Renders merge tags as Mailchimp's manual has them, and knows nothing of our printer:
 * https://mandrill.zendesk.com/hc/en-us/articles/360039278713 (IF, ELSEIF, ELSE, nesting, comparisons)
 * and fields printed by `*|NAME|*`, which escapes, and `*|HTML:NAME|*`, which does not.
 */
export function renderMergeTags(
  template: string,
  fields: Readonly<Record<string, string>>,
): string {
  const tokens = template.split(/(\*\|.*?\|\*)/s);
  const state = { at: 0 };
  const text = renderUntil(tokens, state, fields, true);
  if (state.at < tokens.length) throw new Error(`left over: ${tokens.slice(state.at).join("")}`);
  return text;
}

const ENDS = /^(?:ELSEIF:|ELSE:$|END:IF$)/;

function renderUntil(
  tokens: readonly string[],
  state: { at: number },
  fields: Readonly<Record<string, string>>,
  isShown: boolean,
): string {
  let text = "";
  for (; state.at < tokens.length; state.at += 1) {
    const token = tokens[state.at] ?? "";
    const tag = /^\*\|(.*)\|\*$/s.exec(token)?.[1];
    if (tag === undefined) {
      if (token.includes("*|")) throw new Error(`a tag is not closed: ${token}`);
      text += isShown ? token : "";
    } else if (ENDS.test(tag)) {
      return text;
    } else if (tag.startsWith("IF:")) {
      text += renderChoice(tokens, state, fields, isShown);
    } else {
      text += isShown ? printField(tag, fields) : "";
    }
  }
  return text;
}

/** Stands at the opening tag, and leaves at the closing one. */
function renderChoice(
  tokens: readonly string[],
  state: { at: number },
  fields: Readonly<Record<string, string>>,
  isShown: boolean,
): string {
  let text = "";
  let isDecided: boolean = false;
  for (;;) {
    const tag = (tokens[state.at] ?? "").slice(2, -2);
    if (tag === "END:IF") return text;
    const asked = /^(?:ELSE)?IF:(.*)$/s.exec(tag)?.[1];
    if (asked === undefined && tag !== "ELSE:") throw new Error(`no end of a choice: ${tag}`);
    const holds: boolean = !isDecided && (asked === undefined || test(asked, fields));
    isDecided = isDecided || holds;
    state.at += 1;
    text += renderUntil(tokens, state, fields, isShown && holds);
    if (state.at >= tokens.length) throw new Error("a choice is not ended");
  }
}

function test(asked: string, fields: Readonly<Record<string, string>>): boolean {
  const read = /^([A-Z0-9_]{1,10})(?:(!=|=)(.*))?$/s.exec(asked);
  if (read === null) throw new Error(`no such condition: ${asked}`);
  const [, name = "", operator, value] = read;
  const field = fields[name] ?? "";
  if (operator === undefined) return field !== "";
  return (field === value) === (operator === "=");
}

function printField(tag: string, fields: Readonly<Record<string, string>>): string {
  const [, raw, name = ""] = /^(HTML:)?([A-Z0-9_]{1,10})$/.exec(tag) ?? [];
  if (name === "") throw new Error(`no such tag: ${tag}`);
  const value = fields[name] ?? "";
  return raw === undefined ? value.replaceAll("&", "&amp;").replaceAll("<", "&lt;") : value;
}
