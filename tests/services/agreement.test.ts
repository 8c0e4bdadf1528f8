import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { expectAgreement, readCase } from "#tests/support/agreement.ts";
import { testDatabase } from "#tests/support/database.ts";

const FOLDER = "tests/corpus/regressions/agreement";

const db = await testDatabase();
const files = readdirSync(FOLDER).filter((name) => name.endsWith(".json"));

test.each(files.map((name, index) => [name, index] as const))(
  "a disagreement once found stays settled: %s",
  async (name, index) => {
    const scene = readCase(readFileSync(`${FOLDER}/${name}`, "utf8"));
    const { members, others } = await expectAgreement(db, BigInt(index + 1), scene);
    expect(members + others).toBeGreaterThan(0);
  },
);
