import { expect, test } from "vitest";
import { makeTurns } from "#app/services/shops/take-turns.server.ts";

/** Turns of two shops of which the first has a fault, on a clock that is told. */
function unluckyFirst() {
  let now = 0;
  const worked: bigint[] = [];
  const noted: bigint[] = [];
  const takeTurns = makeTurns(() => now);
  return {
    worked,
    noted,
    at(moment: number, { isMended = false } = {}) {
      now = moment;
      return takeTurns(
        [1n, 2n],
        (shop) => {
          worked.push(shop);
          if (shop === 1n && !isMended) throw new Error("broken");
          return Promise.resolve(shop === 2n);
        },
        (_fault, shop) => noted.push(shop),
      );
    },
  };
}

test("one shop's fault is noted and the others go on", async () => {
  const turns = unluckyFirst();
  expect(await turns.at(0)).toBe(true);
  expect(turns).toMatchObject({ worked: [1n, 2n], noted: [1n] });
});

test("a shop with faults is left out longer and longer", async () => {
  const turns = unluckyFirst();
  for (const second of [0, 0.5, 1, 2, 3, 5, 7]) await turns.at(second * 1_000);
  expect(turns.noted).toHaveLength(4);
  expect(turns.worked.filter((shop) => shop === 2n)).toHaveLength(7);
});

test("a shop that works again is not left out any more", async () => {
  const turns = unluckyFirst();
  await turns.at(0);
  await turns.at(1_000, { isMended: true });
  await turns.at(1_001, { isMended: true });
  expect(turns.worked.filter((shop) => shop === 1n)).toHaveLength(3);
});
