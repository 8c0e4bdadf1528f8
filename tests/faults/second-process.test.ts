import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { openEmbedded } from "#app/db/open-embedded.server.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

test("a second app on one embedded database is told what to do, and nothing else", async () => {
  const folder = temporaryFolder();
  const first = await openEmbedded(folder, []);
  const second = spawn(process.execPath, ["app/server.ts"], {
    env: { ...process.env, SATSUMA_DATA: folder, DATABASE_URL: "", PORT: "0" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const [said] = await Promise.all([text(second.stderr), once(second, "exit")]);
  await first.close();
  expect(second.exitCode).toBe(1);
  expect(said).toContain(`process ${process.pid}`);
  expect(said.trim().split("\n")).toHaveLength(1);
});
