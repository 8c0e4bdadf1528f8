import type { Moment } from "#app/core/calendar/moment.ts";
import { lineChart } from "#app/lib/line-chart.ts";
import { RecordsTable } from "./records-table.tsx";
import { useWords } from "./shop-words.tsx";
import "./size-chart.css";

export interface SizePoint {
  readonly at: Moment;
  readonly size: number;
}

/** When a definition went live. */
export interface SizeMark {
  readonly version: number;
  readonly at: Moment;
}

const BOX = { width: 600, height: 160 };

/** A segment's size over time as a line, in a sentence for those who do not see it, and as a table. */
export function SizeChart({
  points,
  marks,
}: {
  readonly points: readonly SizePoint[];
  readonly marks: readonly SizeMark[];
}) {
  const { say, format } = useWords();
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined) return null;
  const chart = lineChart(
    points.map(({ at, size }) => ({ x: at, y: size })),
    BOX,
  );
  const most = points.reduce((greatest, { size }) => Math.max(greatest, size), 0);
  const summary = say.about.sizeSummary({
    first: format.number(first.size),
    when: format.day(first.at),
    last: format.number(last.size),
    most: format.number(most),
  });
  const shown = marks.filter(({ at }) => at > first.at && at <= last.at);
  return (
    <figure className="size-chart">
      <div className="ends" aria-hidden="true">
        <span>{format.number(chart.top)}</span>
      </div>
      <svg
        role="img"
        aria-label={summary}
        viewBox={`0 0 ${BOX.width} ${BOX.height}`}
        preserveAspectRatio="none"
      >
        <path className="area" d={chart.area} />
        <line className="base" x1="0" x2={BOX.width} y1={BOX.height} y2={BOX.height} />
        {shown.map(({ version, at }) => (
          <line
            key={version}
            className="mark"
            x1={chart.placeOf(at)}
            x2={chart.placeOf(at)}
            y1="0"
            y2={BOX.height}
          >
            <title>{say.about.sizeMark(version, format.day(at))}</title>
          </line>
        ))}
        <path className="line" d={chart.line} />
      </svg>
      <div className="ends" aria-hidden="true">
        <span>{format.day(first.at)}</span>
        <span>{say.about.sizeNow}</span>
      </div>
      <figcaption>{summary}</figcaption>
      <details>
        <summary>{say.about.sizeTable}</summary>
        <div className="rows" role="group" aria-label={say.about.sizeTitle} tabIndex={0}>
          <SizeTable points={points} />
        </div>
      </details>
    </figure>
  );
}

function SizeTable({ points }: { readonly points: readonly SizePoint[] }) {
  const { say, format } = useWords();
  const last = points.length - 1;
  const rows = points.map((point, place) => ({ ...point, isNow: place === last })).reverse();
  return (
    <RecordsTable
      caption={say.about.sizeTitle}
      records={rows}
      keyOf={({ at }) => String(at)}
      columns={[
        {
          heading: say.about.sizeWeek,
          cell: ({ at, isNow }) => (isNow ? say.about.sizeNow : format.day(at)),
        },
        { heading: say.about.size, kind: "amount", cell: ({ size }) => format.number(size) },
      ]}
    />
  );
}
