import { mkdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** Another process has the directory. The message says what a person can do about it. */
export class DirectoryInUse extends Error {
  override readonly name = "DirectoryInUse";

  constructor(directory: string, owner: string) {
    super(
      `The database in ${directory} is in use by process ${owner}. ` +
        "Stop that process first, or give this one a directory of its own in SATSUMA_DATA.",
    );
  }
}

/**
 * Takes a directory for this process alone, until it is released or the process dies.
 *
 * Two processes on one embedded database silently lose rows, and the database itself does not
 * notice. The lock is the operating system's, held through SQLite's: unlike a file with a number in
 * it, it cannot be left behind by a killed process, nor be taken over by two at once.
 */
export function lockDirectory(directory: string): { readonly release: () => void } {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const owner = join(directory, "lock.owner");
  const lock = new DatabaseSync(join(directory, "lock"));
  try {
    lock.exec("PRAGMA busy_timeout = 0; PRAGMA journal_mode = OFF; BEGIN EXCLUSIVE");
  } catch (cause) {
    lock.close();
    if (!isBusy(cause)) throw cause;
    throw new DirectoryInUse(realpathSync(directory), readOwner(owner));
  }
  writeFileSync(owner, process.pid.toString());
  return {
    release() {
      if (lock.isOpen) lock.close();
    },
  };
}

/** SQLITE_BUSY and SQLITE_LOCKED. */
function isBusy(fault: unknown): boolean {
  return fault instanceof Error && "errcode" in fault && [5, 6].includes(Number(fault.errcode));
}

function readOwner(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    // It has just started and not signed yet.
    return "(unknown)";
  }
}
