import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { env } from "#app/env.server.ts";
import { invariant } from "#app/lib/invariant.ts";
import { makeSealingKey, type SealingKey } from "./sealing-key.server.ts";

let known: SealingKey | undefined;

/**
 * The key that wraps every shop's data key: SATSUMA_KEY, or in embedded mode a file beside the
 * database that only its owner may read. Whoever loses it loses all that is sealed.
 */
export function environmentKey(): SealingKey {
  known ??= makeSealingKey(readSecret(), "wrapping shop keys");
  return known;
}

function readSecret(): Uint8Array {
  const secret = Buffer.from(env.SATSUMA_KEY ?? readKeyFile(), "base64");
  if (secret.length === 32) return secret;
  throw new Error("SATSUMA_KEY must be 32 bytes in base64. Make one with: openssl rand -base64 32");
}

function readKeyFile(): string {
  if (env.DATABASE_URL !== undefined) {
    throw new Error(
      "SATSUMA_KEY is missing. With DATABASE_URL every process needs the same key: openssl rand -base64 32",
    );
  }
  const file = join(env.SATSUMA_DATA, "key");
  mkdirSync(env.SATSUMA_DATA, { recursive: true, mode: 0o700 });
  try {
    // Fails when there is one already: a key is never written over.
    writeFileSync(file, randomBytes(32).toString("base64"), { flag: "wx", mode: 0o600 });
  } catch (fault) {
    invariant(fault instanceof Error && "code" in fault && fault.code === "EEXIST", String(fault));
  }
  return readFileSync(file, "utf8");
}
