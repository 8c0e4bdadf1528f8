/**
 * Does a bounded piece of work for each shop in turn. Answers whether any of them has more.
 *
 * One shop's fault must not keep the others waiting: they are served first, then it is thrown.
 */
export async function takeTurns(
  shops: readonly bigint[],
  work: (shop: bigint) => Promise<boolean>,
): Promise<boolean> {
  let more = false;
  const faults: unknown[] = [];
  for (const shop of shops) {
    try {
      if (await work(shop)) more = true;
    } catch (fault) {
      faults.push(fault);
    }
  }
  if (faults.length > 0) throw faults[0];
  return more;
}
