/**
 * Renders ActiveCampaign's personalization tags and conditional content as its manual and its editor
 * have them, and knows nothing of our printer: `%TAG%` prints a field as it is kept;
 * `%IF $TAG == 'x' && $OTHER != ''%`, `%ELSEIF ...%`, `%ELSE%` and `%/IF%` choose.
 */
export function renderPersonalization(
  template: string,
  fields: Readonly<Record<string, string>>,
): string {
  const tokens = template.split(/(%(?:IF [^%]*|ELSEIF [^%]*|ELSE|\/IF|[A-Z][A-Z0-9_]*)%)/);
  const choices: Choice[] = [];
  let text = "";
  for (const [index, token] of tokens.entries()) {
    const isTag = index % 2 === 1;
    if (isTag && isOfChoice(token)) {
      takeStep(choices, token, fields);
    } else if (choices.every(({ isShown }) => isShown)) {
      text += isTag ? (fields[token.slice(1, -1)] ?? "") : token;
    }
  }
  if (choices.length > 0) throw new Error("a choice is not ended");
  return text;
}

/** A choice that has begun: whether one of its parts was chosen, and whether it is this one. */
interface Choice {
  isDecided: boolean;
  isShown: boolean;
}

function isOfChoice(token: string): boolean {
  return /^%(?:IF |ELSEIF |ELSE%|\/IF%)/.test(token);
}

function takeStep(
  choices: Choice[],
  token: string,
  fields: Readonly<Record<string, string>>,
): void {
  if (token.startsWith("%IF ")) {
    const holds = test(token.slice(4, -1), fields);
    choices.push({ isDecided: holds, isShown: holds });
    return;
  }
  const open = choices.at(-1);
  if (open === undefined) throw new Error(`outside of a choice: ${token}`);
  if (token === "%/IF%") {
    choices.pop();
    return;
  }
  const holds = !open.isDecided && (token === "%ELSE%" || test(token.slice(8, -1), fields));
  open.isShown = holds;
  open.isDecided = open.isDecided || holds;
}

/** All joined by `&&`, or all by `||`. */
function test(asked: string, fields: Readonly<Record<string, string>>): boolean {
  const isAny = asked.includes(" || ");
  if (isAny && asked.includes(" && ")) throw new Error(`mixed: ${asked}`);
  const answers = asked.split(isAny ? " || " : " && ").map((one) => {
    const read = /^(1|\$[A-Z0-9_]+) (==|!=) (?:'([^'\\]*)'|(\d))$/.exec(one);
    if (read === null) throw new Error(`no such condition: ${one}`);
    const [, subject = "", operator, text, number] = read;
    const value = subject.startsWith("$") ? (fields[subject.slice(1)] ?? "") : subject;
    return (value === (text ?? number)) === (operator === "==");
  });
  return isAny ? answers.some(Boolean) : answers.every(Boolean);
}
