import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { env } from "#app/env.server.ts";
import type { Bench, Measurement } from "#tests/bench/measurement.ts";

const Told = z.object({
  orders: z.number(),
  importSeconds: z.number(),
  buildSeconds: z.number(),
  processorSeconds: z.number(),
  memoryMiB: z.number(),
});

/** From installing the app to segments that can be used, on real orders. */
export const historyImport: Bench = {
  name: "import",
  title: "History import",
  about:
    "The whole sandbox shop, by bulk operation into a fresh embedded database, then its first six segments. The stand-in shop, which writes the JSONL, runs in the same process and counts in its memory and processor time.",
  run: async () => toMeasurements(await importInAnotherProcess()),
};

async function importInAnotherProcess(): Promise<z.infer<typeof Told>> {
  const file = fileURLToPath(new URL("../import/import-sandbox.ts", import.meta.url));
  const child = spawn(process.execPath, [file], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: { ...process.env, SATSUMA_KEY: env.SATSUMA_KEY, LOG_LEVEL: "warn", NODE_ENV: "test" },
  });
  const ended = once(child, "exit");
  const told = await Promise.race([
    once(child, "message").then(([message]: unknown[]) => Told.parse(message)),
    ended.then(() => Promise.reject(new Error("The import told nothing."))),
  ]);
  await ended;
  return told;
}

function toMeasurements(told: z.infer<typeof Told>): Measurement[] {
  const orders = told.orders.toLocaleString("en-GB");
  return [
    {
      what: `${orders} orders, from the first question to the last dated row`,
      value: told.importSeconds,
      unit: "s",
      budget: { kind: "at-most", value: 60 },
    },
    { what: "building the six segments afterwards", value: told.buildSeconds, unit: "s" },
    { what: "processor time of it all", value: told.processorSeconds, unit: "s" },
    {
      what: "most memory at once",
      value: told.memoryMiB,
      unit: "MiB",
      budget: { kind: "at-most", value: 1_536 },
    },
  ];
}
