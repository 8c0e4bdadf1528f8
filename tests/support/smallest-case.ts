import type { AgreementCase } from "./agreement.ts";

/** Leaves out deliveries and questions, many at once and then one by one, as long as the case still fails. */
export async function smallestCase(
  scene: AgreementCase,
  fails: (scene: AgreementCase) => Promise<boolean>,
): Promise<AgreementCase> {
  const asked = await shrink(scene.questions, (questions) => fails({ ...scene, questions }));
  const smaller = { ...scene, questions: asked };
  const arrivals = await shrink(smaller.arrivals, (told) => fails({ ...smaller, arrivals: told }));
  return { ...smaller, arrivals };
}

async function shrink<T>(
  things: readonly T[],
  stillFails: (things: readonly T[]) => Promise<boolean>,
): Promise<readonly T[]> {
  let left = things;
  for (let size = Math.ceil(things.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let start = 0; start < left.length; ) {
      const without = [...left.slice(0, start), ...left.slice(start + size)];
      if (without.length > 0 && (await stillFails(without))) left = without;
      else start += size;
    }
  }
  return left;
}
