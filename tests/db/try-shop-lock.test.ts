import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { tryShopLock } from "#app/db/try-shop-lock.server.ts";
import { testDatabase } from "#tests/support/database.ts";

const db = await testDatabase({ connections: 3 });

/** Holds a shop's lock for a while, and says when it has it. */
function hold(shop: bigint, length: number): { taken: Promise<void>; ended: Promise<void> } {
  let isTaken: () => void = () => undefined;
  const taken = new Promise<void>((resolve) => {
    isTaken = resolve;
  });
  const ended = db.transaction(async (tx) => {
    expect(await tryShopLock(tx, shop)).toBe(true);
    isTaken();
    await wait(length);
  });
  return { taken, ended };
}

test("whoever finds the lock taken has it when its holder is done", async () => {
  const { taken, ended } = hold(1n, 50);
  await taken;
  expect(await db.transaction((tx) => tryShopLock(tx, 1n))).toBe(true);
  await ended;
});

test("nobody overtakes whoever waits, however soon the lock is wanted again", async () => {
  const order: string[] = [];
  let waiting: Promise<unknown> = Promise.resolve();
  const first = hold(2n, 50);
  await first.taken;
  waiting = db.transaction(async (tx) => {
    if (await tryShopLock(tx, 2n)) order.push("waited");
  });
  await first.ended;
  await db.transaction(async (tx) => {
    if (await tryShopLock(tx, 2n)) order.push("came again");
  });
  await waiting;
  expect(order).toEqual(["waited", "came again"]);
});

test("another shop's lock is not waited for", async () => {
  const { taken, ended } = hold(3n, 50);
  await taken;
  expect(await db.transaction((tx) => tryShopLock(tx, 4n))).toBe(true);
  await ended;
});

test("a wait that was too long leaves the transaction usable and its other waits as they were", async () => {
  const { taken, ended } = hold(5n, 400);
  await taken;
  const answer = await db.transaction(async (tx) => {
    const isTaken = await tryShopLock(tx, 5n);
    const [row] = await tx.query<{ lock_timeout: string }>({ text: "SHOW lock_timeout" });
    return { isTaken, timeout: row?.lock_timeout };
  });
  // The embedded database has one transaction at a time: it is never too long there.
  expect(answer).toEqual({ isTaken: db.kind === "pglite", timeout: "0" });
  await ended;
});
