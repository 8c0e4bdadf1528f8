import { previewCount } from "#app/services/segments/preview-count.server.ts";
import type { Bench } from "#tests/bench/measurement.ts";
import { FIFTY_SEGMENTS } from "#tests/bench/shop/fifty-segments.ts";
import { atEverySize } from "#tests/bench/sizes.ts";
import { quantile, timed } from "#tests/bench/statistics.ts";

/** The count beside the editor while somebody types. */
export const liveCount: Bench = {
  name: "live-count",
  title: "Live count in the editor",
  about:
    "Fifty queries counted one after the other, as the editor asks: exactly, or from a sample where all would take too long. The 95th of a hundred.",
  run: () =>
    atEverySize(async ({ db, shop }, _customers, where) => {
      const times: number[] = [];
      for (const query of FIFTY_SEGMENTS) {
        times.push(await timed(() => previewCount(db, shop, query)));
      }
      const value = quantile(times, 0.95);
      const range = [Math.min(...times), Math.max(...times)] as const;
      const budget = { kind: "at-most", value: 300 } as const;
      return [{ what: where, value, range, unit: "ms", ...(db.kind === "postgres" && { budget }) }];
    }),
};
