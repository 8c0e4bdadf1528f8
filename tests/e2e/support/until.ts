import { setTimeout as wait } from "node:timers/promises";

/** Asks again and again until the answer is there; says what was waited for when it never is. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined>,
  withinMs = 30_000,
): Promise<T> {
  const giveUp = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > giveUp) throw new Error(`Waited ${withinMs / 1000} s in vain: ${what}.`);
    await wait(100);
  }
}
