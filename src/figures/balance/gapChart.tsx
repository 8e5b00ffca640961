import type { Lang } from '../../edition/index.js';
import { formatSigned } from '../../words/index.js';
import { layAxis, XAxis } from '../axes.js';
import type { Draw, Drawing } from '../figure.js';
import { LinkedMark, type Mark } from '../mark.js';
import { coordinate, truncate } from '../measure.js';

/** How one measure changed, in words and per cent. */
export interface GapRow {
  name: string;
  meaning: string;
  before: Mark & { text: string };
  after: Mark & { text: string };
  /** Change in shares of the value before, and the ends of its interval; NaN where there is none. */
  change: Mark & { value: number };
  low: number;
  high: number;
  /** Whether it is more than chance explains, in a word, and what belongs to that. */
  verdict: string;
  more: string;
  /** Whether the verdict says that it changed. */
  isTold: boolean;
}

const words = {
  narrower: { en: '← gap narrower', zh: '← 差距缩小' },
  wider: { en: 'gap wider →', zh: '差距扩大 →' },
  verdict: { en: 'more than chance?', zh: '是否超出随机起伏？' },
};

/** From this width on each measure is one row with its figures beside the axis; below it they stand above one another. */
const wideFrom = 820;

/** Where things stand: a row of a table on a wide page, three lines on a narrow one. */
function gapLayout(width: number) {
  const wide = width >= wideFrom;
  const x = (share: number) => coordinate(width * share);
  return wide
    ? {
        row: 46,
        name: 16,
        before: x(0.32),
        after: x(0.4),
        plot: [x(0.45), x(0.78)] as const,
        mark: 20,
        band: [0, 46] as const,
        verdict: x(0.81),
      }
    : {
        row: 84,
        name: 16,
        before: x(0.8),
        after: x(1),
        plot: [22, x(1) - 20] as const,
        mark: 58,
        band: [40, 34] as const,
        verdict: 0,
      };
}

/** Measures of the gap one below the other: what each was and became, its change on one axis about zero, and its verdict. */
export function gapChart(rows: readonly GapRow[], [from, to]: readonly [string, string]): Draw {
  return (at) => {
    const places = gapLayout(at.width);
    const wide = at.width >= wideFrom;
    const [top, [left, right]] = [wide ? 30 : 46, places.plot];
    const bottom = top + rows.length * places.row;
    const ends = rows.flatMap(({ change, low, high }) => [change.value, low, high]);
    const format = (value: number, lang: Lang) => shareText(value, 0, lang);
    // Room on both sides of zero, for what stands above them.
    const most = Math.max(0.01, ...ends.filter(Number.isFinite).map(Math.abs));
    const axis = layAxis(
      { label: '', include: [-0.3 * most, 0.3 * most], format },
      ends,
      [left, right],
      at.lang,
    );
    const zero = axis.toPixel(0);
    return {
      height: bottom + 24,
      content: (
        <g>
          {rows.map((row, i) => {
            const [y, tall] = [top + i * places.row + places.band[0], places.band[1]];
            return (
              <g key={row.name}>
                <rect class="toward" x={left} y={y} width={coordinate(zero - left)} height={tall} />
                <rect class="away" x={zero} y={y} width={coordinate(right - zero)} height={tall} />
                <line class="axis" x1={zero} x2={zero} y1={y} y2={y + tall} />
              </g>
            );
          })}
          <XAxis axis={axis} plot={{ left, right, top, bottom }} grid={wide} />
          <text class="t" x={coordinate(zero - 8)} y={top - 10} text-anchor="end">
            {words.narrower[at.lang]}
          </text>
          <text class="t1" x={zero + 8} y={top - 10}>
            {words.wider[at.lang]}
          </text>
          <Heads at={at} places={places} names={[from, to]} />
          {rows.map((row, i) => (
            <g key={row.name} transform={`translate(0 ${top + i * places.row})`}>
              <Row at={at} row={row} places={places} to={axis.toPixel} isLast={i === rows.length - 1} />
            </g>
          ))}
        </g>
      ),
    };
  };
}

/** A change as per cent, with its sign. */
const shareText = (share: number, digits: number, lang: Lang) =>
  `${formatSigned(100 * share, digits, lang)}%`;

type GapLayout = ReturnType<typeof gapLayout>;

function Heads({ at, places, names }: { at: Drawing; places: GapLayout; names: readonly [string, string] }) {
  const y = at.width >= wideFrom ? 20 : 14;
  return (
    <g>
      <text x={places.before} y={y} text-anchor="end">
        {names[0]}
      </text>
      <text x={places.after} y={y} text-anchor="end">
        {names[1]}
      </text>
      {at.width >= wideFrom ? (
        <text x={places.verdict} y={y}>
          {words.verdict[at.lang]}
        </text>
      ) : null}
    </g>
  );
}

function Row({
  at,
  row,
  places,
  to,
  isLast,
}: {
  at: Drawing;
  row: GapRow;
  places: GapLayout;
  to: (value: number) => number;
  isLast: boolean;
}) {
  const wide = at.width >= wideFrom;
  const said = row.more === '' ? row.verdict : `${row.verdict} · ${row.more}`;
  const x = to(row.change.value);
  return (
    <g>
      <text class="strong" x="0" y={places.name}>
        {row.name}
      </text>
      <text x="0" y={places.name + 16}>
        {truncate(wide ? row.meaning : said, wide ? places.plot[0] - 12 : at.width)}
      </text>
      {[row.before, row.after].map((one, i) => (
        <LinkedMark key={one.title} at={at} mark={one}>
          <text
            class={i === 0 ? 'value soft' : 'strong'}
            x={i === 0 ? places.before : places.after}
            y={places.name}
            text-anchor="end"
          >
            {one.text}
          </text>
        </LinkedMark>
      ))}
      {Number.isFinite(row.low) && Number.isFinite(row.high) ? (
        <line class="whisker" x1={to(row.low)} x2={to(row.high)} y1={places.mark} y2={places.mark} />
      ) : null}
      {Number.isFinite(row.change.value) ? (
        <LinkedMark at={at} mark={row.change}>
          <circle class={row.isTold ? 'point' : 'point hollow'} cx={x} cy={places.mark} r="5" />
          <text class="value" x={x} y={places.mark - 9} text-anchor="middle">
            {shareText(row.change.value, 1, at.lang)}
          </text>
        </LinkedMark>
      ) : null}
      {wide ? (
        <g>
          <text class="strong" x={places.verdict} y={places.name}>
            {row.verdict}
          </text>
          <text x={places.verdict} y={places.name + 16}>
            {truncate(row.more, at.width - places.verdict)}
          </text>
        </g>
      ) : null}
      {isLast ? null : <line class="grid" x1="0" x2={at.width} y1={places.row} y2={places.row} />}
    </g>
  );
}
