/** What the database said when it refused a statement, safe to log: without the values it quotes. */
export interface StatementFaultParticulars {
  readonly message: string;
  /** SQLSTATE. */
  readonly code: string;
  readonly constraint?: string | undefined;
}

/** The database refused a statement, or could not be asked. */
export class StatementFault extends Error {
  override readonly name = "StatementFault";
  readonly code: string;
  readonly constraint: string | undefined;

  constructor({ message, code, constraint }: StatementFaultParticulars) {
    super(message.replace(/: ".*/s, ""));
    this.code = code;
    this.constraint = constraint;
  }
}

/** Known by its shape: the server and the Remix bundle hold two copies of the class. */
export function isStatementFault(fault: unknown): fault is StatementFault {
  return fault instanceof Error && fault.name === "StatementFault" && "code" in fault;
}

/** SQLSTATE classes of statements whose own data are at fault: data exception, integrity, limits. */
const DATA_CLASSES = new Set(["21", "22", "23", "54"]);

/** Whether running the same statement again would fail again, because of its data. */
export function isRefusedForItsData(fault: unknown): boolean {
  return isStatementFault(fault) && DATA_CLASSES.has(fault.code.slice(0, 2));
}

/** Whether the statement broke the named unique index or constraint. */
export function breaksConstraint(fault: unknown, constraint: string): boolean {
  return isStatementFault(fault) && fault.constraint === constraint;
}
