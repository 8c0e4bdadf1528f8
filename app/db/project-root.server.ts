import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { invariant } from "#app/lib/invariant.ts";

/**
 * The folder of package.json, above this module wherever the build put it: files named from it are
 * found from the sources and from the Remix bundle alike.
 */
export function projectRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, "package.json"))) {
    const parent = dirname(folder);
    invariant(parent !== folder, "the program runs inside its project");
    folder = parent;
  }
  return folder;
}
