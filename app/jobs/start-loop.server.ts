import { setImmediate as nextTick } from "node:timers/promises";
import { logFault } from "#app/log.server.ts";
import type { NoteFault } from "#app/services/shops/take-turns.server.ts";

/** A kind of work that is done over and over. */
export interface Chore {
  readonly name: string;
  /** How long it rests when there is nothing to do, in milliseconds. */
  readonly every: number;
  /**
   * Does a bounded piece and answers whether more is to be done at once. It notes the faults of single
   * shops; what it throws is a fault of the whole.
   */
  readonly run: (note: NoteFault, signal: AbortSignal) => Promise<boolean>;
}

/** What a loop has done since it started. */
export interface LoopReading {
  readonly name: string;
  readonly runs: number;
  readonly faults: number;
  readonly seconds: number;
}

export interface Loop {
  /** There is something to do: it does not rest any longer, unless it rests because of faults. */
  ring(): void;
  reading(): LoopReading;
  /** Has the piece at hand done, and no other after it. */
  stop(): Promise<void>;
}

/** After faults it rests longer and longer, up to this. */
const LONGEST_REST = 60_000;

/**
 * Does a chore in a loop of its own. Work is claimed in the database, so any number of processes may
 * run the same chore. A fault is logged and the chore tried again later, for ever.
 */
export function startLoop({ name, every, run }: Chore): Loop {
  const stopping = new AbortController();
  const reading = { name, runs: 0, faults: 0, seconds: 0 };
  let failures = 0;
  let isRung = false;
  let wake: () => void = () => undefined;

  function note(fault: unknown, shop: bigint): void {
    reading.faults += 1;
    logFault("job.fault", fault, { job: name, shop });
  }

  async function runOnce(): Promise<boolean> {
    const began = performance.now();
    try {
      const more = await run(note, stopping.signal);
      failures = 0;
      return more;
    } catch (fault) {
      failures += 1;
      reading.faults += 1;
      logFault("job.fault", fault, { job: name, failures });
      return false;
    } finally {
      reading.runs += 1;
      reading.seconds += (performance.now() - began) / 1_000;
    }
  }

  async function rest(): Promise<void> {
    const length = failures === 0 ? every : Math.min(every * 2 ** failures, LONGEST_REST);
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, length);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (stopping.signal.aborted || (isRung && failures === 0)) wake();
    });
  }

  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      isRung = false;
      if (await runOnce()) await nextTick();
      else await rest();
    }
  }

  const done = loop();
  return {
    ring() {
      isRung = true;
      if (failures === 0) wake();
    },
    reading: () => ({ ...reading }),
    async stop() {
      stopping.abort();
      wake();
      await done;
    },
  };
}
