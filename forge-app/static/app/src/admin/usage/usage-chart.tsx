import { calendarDay, number } from '../../language/format.ts';
import { t } from '../../language/translate.ts';
import { kindText } from './kind-text.ts';
import type { Point } from './series.ts';

interface UsageChartProps {
  kind: string;
  points: readonly Point[];
}

/** Of the drawing, in its own units. */
const [width, height, gap] = [720, 160, 1];

/** Bars by day: used, and denied above. All that it shows is said in its title, and in the table beside it. */
export function UsageChart({ kind, points }: UsageChartProps) {
  const most = Math.max(1, ...points.map(({ used, denied }) => used + denied));
  const slot = width / points.length;
  const bar = Math.max(1, slot - gap);
  const scale = (amount: number) => (amount / most) * height;
  return (
    <svg className="chart" viewBox={`0 0 ${width} ${height}`} role="img">
      <title>{titleOf(kind, points)}</title>
      {points.map(({ day, used, denied }, index) => (
        <g key={day} transform={`translate(${index * slot} 0)`}>
          <rect className="used" width={bar} y={height - scale(used)} height={scale(used)} />
          <rect
            className="denied"
            width={bar}
            y={height - scale(used + denied)}
            height={scale(denied)}
          />
        </g>
      ))}
    </svg>
  );
}

function titleOf(kind: string, points: readonly Point[]): string {
  const sum = (of: (point: Point) => number) => points.reduce((all, one) => all + of(one), 0);
  return t('usage.chart', {
    kind: kindText(kind),
    from: calendarDay(points[0]?.day ?? ''),
    to: calendarDay(points.at(-1)?.day ?? ''),
    total: number(sum(({ used }) => used)),
    denied: number(sum(({ denied }) => denied)),
    most: number(Math.max(...points.map(({ used }) => used))),
  });
}
