import { DriverAdapterError, type MappedError } from "@prisma/driver-adapter-utils";
import { isStatementFault, type StatementFault } from "./statement-fault.server.ts";

/** Says what the database refused in Prisma's own terms, so that its error codes hold. */
export function toPrismaFault(fault: unknown): unknown {
  if (!isStatementFault(fault)) return fault;
  const { code, message } = fault;
  return new DriverAdapterError({
    originalCode: code,
    originalMessage: message,
    ...toKind(fault),
  });
}

function toKind({ code, message, constraint }: StatementFault): MappedError {
  const index = constraint === undefined ? {} : { constraint: { index: constraint } };
  const [, named] = /"([^"]*)"/.exec(message) ?? [];
  switch (code) {
    case "23505":
      return { kind: "UniqueConstraintViolation", ...index };
    case "23503":
      return { kind: "ForeignKeyConstraintViolation", ...index };
    case "23502":
      return { kind: "NullConstraintViolation" };
    case "40001":
    case "40P01":
      return { kind: "TransactionWriteConflict" };
    case "42P01":
      return { kind: "TableDoesNotExist", ...(named !== undefined && { table: named }) };
    case "08006":
      return { kind: "ConnectionClosed" };
    default:
      return {
        kind: "postgres",
        code,
        message,
        severity: "ERROR",
        detail: undefined,
        column: undefined,
        hint: undefined,
      };
  }
}
