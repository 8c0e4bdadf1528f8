import { afterAll, beforeAll, describe } from "vitest";
import { blocks } from "./journeys/blocks.ts";
import { dataHealth } from "./journeys/data-health.ts";
import { everyPage } from "./journeys/every-page.ts";
import { firstMinutes } from "./journeys/first-minutes.ts";
import { newSegment } from "./journeys/new-segment.ts";
import { ordersMoveCustomers } from "./journeys/orders-move-customers.ts";
import { segments } from "./journeys/segments.ts";
import { understandSegment } from "./journeys/understand-segment.ts";
import { unknownPages } from "./journeys/unknown-pages.ts";
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

describe("segments", () => {
  segments(demo);
});

describe("understanding a segment", () => {
  understandSegment(demo);
});

describe("orders move customers", () => {
  ordersMoveCustomers(demo);
});

describe("a new segment", () => {
  newSegment(demo);
});

describe("blocks", () => {
  blocks(demo);
});

describe("unknown pages", () => {
  unknownPages(demo);
});

describe("data health", () => {
  dataHealth(demo);
});

describe("every page", () => {
  everyPage(demo);
});
