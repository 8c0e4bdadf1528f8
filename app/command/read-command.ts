import { parseArgs } from "node:util";

/** What a person asks on the command line. */
export interface Command {
  readonly text: string;
  readonly count: boolean;
  readonly members: boolean;
  readonly sql: boolean;
  /** The customer to explain it for. */
  readonly explain: string | undefined;
  readonly asOf: string | undefined;
  readonly shop: string | undefined;
  readonly json: boolean;
}

export const USAGE = `Asks a segment query of a shop, also while the app runs.

  npm run query -- "<query>" [options]

  --count              how many customers fulfil it (the default)
  --members            their ids, one a line
  --sql                the statement that is run, with its values
  --explain CUSTOMER   why this customer fulfils it, or does not
  --as-of MOMENT       a past moment in the shop's time: 2026-05-01 or 2026-05-01T14:05
  --shop NAME          its domain, name or id; needed only where there are several
  --json               everything as one JSON object

Ends with 0 when answered, 2 when the query or the options have a mistake, and 1 when there is no
answer.
`;

/** Reads the arguments; `undefined` where they are not a command, which USAGE then explains. */
export function readCommand(args: readonly string[]): Command | undefined {
  const read = readArguments(args);
  const [text, ...others] = read?.positionals ?? [];
  if (!read || text === undefined || others.length > 0) return undefined;
  const { values } = read;
  const asked = values.members || values.sql || values.explain !== undefined;
  return {
    text,
    count: values.count || !asked,
    members: values.members,
    sql: values.sql,
    explain: values.explain,
    asOf: values["as-of"],
    shop: values.shop,
    json: values.json,
  };
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        count: { type: "boolean", default: false },
        members: { type: "boolean", default: false },
        sql: { type: "boolean", default: false },
        explain: { type: "string" },
        "as-of": { type: "string" },
        shop: { type: "string" },
        json: { type: "boolean", default: false },
      },
    });
  } catch {
    // An unknown option or one without its value: a person's mistake, told by the usage.
    return undefined;
  }
}
