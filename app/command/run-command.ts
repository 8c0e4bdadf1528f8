import type { Database } from "#app/db/database.server.ts";
import { answerCommand, type CommandResult } from "./answer-command.ts";
import { printAnswer, printJson } from "./print-answer.ts";
import { printRefusal } from "./print-refusal.ts";
import { readCommand, USAGE } from "./read-command.ts";

/** What a command leaves behind: its exit code and what it writes. */
export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const ANSWERED = 0;
const UNANSWERED = 1;
const MISTAKEN = 2;

/** Runs a command on the database that `open` opens, and closes it. */
export async function runCommand(
  args: readonly string[],
  open: () => Promise<Database>,
): Promise<Outcome> {
  const command = readCommand(args);
  if (!command) return { code: MISTAKEN, out: "", err: USAGE };

  const db = await open();
  const result = await answerCommand(db, command).finally(() => db.close());
  const code = codeOf(result);
  if (result.ok) {
    const { answer } = result;
    return { code, out: command.json ? printJson(answer) : printAnswer(answer), err: "" };
  }
  return command.json
    ? { code, out: `${JSON.stringify(result)}\n`, err: "" }
    : { code, out: "", err: printRefusal(result) };
}

function codeOf(result: CommandResult): number {
  if (result.ok) return ANSWERED;
  const mistaken = result.reason === "invalid-query" || result.reason === "invalid-moment";
  return mistaken ? MISTAKEN : UNANSWERED;
}
