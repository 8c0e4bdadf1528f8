import { isStatementFault } from "#app/db/statement-fault.server.ts";

/** What JavaScript throws where a program is wrong. Names, because the server and the bundle hold two copies of our classes. */
const OURS = new Set(["TypeError", "RangeError", "ReferenceError", "SyntaxError", "ZodError"]);

/** SQLSTATEs that look like a wrong program and come of a wrong installation: no privilege, no table yet, a name used twice. */
const OPERATIONS = new Set(["42501", "42P01", "42P05"]);

/**
 * Whether a fault says that our program is wrong about what it was given, so that the same will fail
 * again. Everything else may pass: the database is away, the machine stops, a lock is held.
 */
export function isFaultOfOurs(fault: unknown): fault is Error {
  if (!(fault instanceof Error)) return false;
  if (isStatementFault(fault)) return fault.code.startsWith("42") && !OPERATIONS.has(fault.code);
  return OURS.has(fault.name) || fault.message.startsWith("Invariant: ");
}
