import { afterAll, beforeAll, describe } from "vitest";
import { firstMinutes } from "./journeys/first-minutes.ts";
import { type Demo, startDemo } from "./support/start-demo.ts";

let started: Demo | undefined;

/** The one demo that all journeys share, in this order: each leaves it as the next may find it. */
const demo = (): Demo => {
  if (!started) throw new Error("The demo did not start.");
  return started;
};

beforeAll(async () => {
  started = await startDemo();
});

afterAll(async () => {
  await started?.stop();
});

describe("the first minutes", () => {
  firstMinutes(demo);
});
