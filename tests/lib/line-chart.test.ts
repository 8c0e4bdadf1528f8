import { expect, test } from "vitest";
import { lineChart } from "#app/lib/line-chart.ts";

const box = { width: 100, height: 50 };

test("the first point is at the left, the last at the right, 0 at the bottom", () => {
  const points = [
    { x: 10, y: 0 },
    { x: 15, y: 5 },
    { x: 20, y: 10 },
  ];
  const chart = lineChart(points, box);
  expect(chart.line).toBe("M0,50L50,25L100,0");
  expect(chart.area).toBe("M0,50L50,25L100,0L100,50L0,50Z");
  expect(chart.placeOf(12)).toBe(20);
  expect(chart.top).toBe(10);
});

test("the top is a round number that no value exceeds", () => {
  const topOf = (y: number) => lineChart([{ x: 0, y }], box).top;
  expect([0, 1, 3, 5, 7, 11, 1_028, 4_321].map(topOf)).toEqual([1, 1, 3, 5, 8, 12, 1_200, 5_000]);
});

test("nothing and a single point are charts, too", () => {
  expect(lineChart([], box)).toMatchObject({ line: "", area: "" });
  expect(lineChart([{ x: 7, y: 1 }], box).line).toBe("M0,0");
});
