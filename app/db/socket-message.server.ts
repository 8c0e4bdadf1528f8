import { createHash } from "node:crypto";
import { realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Result, WireStatement } from "./connection.server.ts";
import type { StatementFaultParticulars } from "./statement-fault.server.ts";

/** What a second process asks of the one that has the embedded database. It holds one lease at most. */
export type SocketRequest =
  | { readonly kind: "lease"; readonly id: number }
  | { readonly kind: "run"; readonly id: number; readonly statement: WireStatement }
  | { readonly kind: "release"; readonly id: number };

export type SocketReply =
  | { readonly kind: "done"; readonly id: number }
  | { readonly kind: "result"; readonly id: number; readonly result: Result }
  | { readonly kind: "fault"; readonly id: number; readonly fault: StatementFaultParticulars };

/** Operating systems cut the names of sockets at 104 to 108 bytes. */
const LONGEST_NAME = 100;

/** The socket of the process that has the directory. In it, or with a shorter name where that is too long. */
export function socketPath(directory: string): string {
  const real = realpathSync(directory);
  const path = join(real, "socket");
  if (Buffer.byteLength(path) <= LONGEST_NAME) return path;
  const name = createHash("sha256").update(real).digest("hex").slice(0, 16);
  return join(tmpdir(), `satsuma-${name}.socket`);
}
