import fc from "fast-check";

const anyOrdering = fc.constantFrom("<", "<=", ">", ">=");
export const anyOperator = fc.constantFrom("<", "<=", ">", ">=", "=", "!=");

export const anyDay = fc.oneof(
  fc.constantFrom("today", "yesterday", "-30d", "-7d", "-1d", "-2w", "-1m", "-1y", "+1d", "+1m"),
  fc.constantFrom("2026-03-08", "2026-03-29", "2025-11-02", "2011-12-30", "2024-02-29"),
  fc.constantFrom("2026-03-08T00:30:00", "2011-12-29T23:59:59", "2026-02-28T12:00:00"),
);
const anyElapsed = fc.constantFrom("-48h", "-30min", "-240h", "-1h");

/** A test of a date; elapsed time has no equality. */
export const anyDateTest = fc.oneof(
  fc.tuple(anyOperator, anyDay).map(([operator, day]) => `${operator} ${day}`),
  fc.tuple(anyOrdering, anyElapsed).map(([operator, elapsed]) => `${operator} ${elapsed}`),
  fc.tuple(anyDay, anyDay).map(([low, high]) => `BETWEEN ${low} AND ${high}`),
  fc.constant("BETWEEN -240h AND -30min"),
);
