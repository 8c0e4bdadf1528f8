import { nextAnniversary } from "#app/core/calendar/anniversary.ts";
import type { PlainDate } from "#app/core/calendar/moment.ts";
import type { Test } from "#app/core/language/ast.ts";
import { anniversaryDays, readAnniversaryTest } from "./anniversary-test.ts";
import { toInstantRanges } from "./instant-ranges.ts";
import { firstDayFrom } from "./plain-day.ts";
import { toSignedTest } from "./positive-test.ts";
import type { FactTest } from "./predicate-tests.ts";

/** Tests the plain dates that hold at once; none is unknown. */
export function compileDayTest(test: Test): FactTest<readonly PlainDate[]> {
  const { negated, test: positive } = toSignedTest(test);
  const ranges = toInstantRanges(positive);
  return (days, { at, context: { calendar } }) => {
    const resolved = ranges.map(({ from, before }) => ({
      from: from && firstDayFrom(from, at, calendar),
      before: before && firstDayFrom(before, at, calendar),
    }));
    const holds = (day: PlainDate) =>
      resolved.some(
        ({ from, before }) =>
          (from === undefined || day >= from) && (before === undefined || day < before),
      );
    return negated !== days.some(holds);
  };
}

/** Tests whether one of the days is had again, in any year, on the days asked about. */
export function compileAnniversaryTest(test: Test): FactTest<readonly PlainDate[]> {
  const asked = readAnniversaryTest(test);
  return (days, { at, context: { calendar } }) => {
    const { from, through } = anniversaryDays(asked, at, calendar);
    return days.some((day) => nextAnniversary(day, from) <= through);
  };
}
