/** Width and height of a drawing, and the room left at its ends. */
const [width, height, end] = [260, 22, 14];

/** A scale of drawings: its ends, the values that are marked, and how these are written. */
export interface Scale {
  low: number;
  high: number;
  marks: readonly number[];
  text: (value: number) => string;
}

/** A scale of ranks, from 1 to a multiple of five beyond the highest, with up to five marks. */
export function rankScale(ranks: readonly number[]): Scale {
  const high = Math.max(5, Math.ceil(Math.max(...ranks, 1) / 5) * 5);
  const step = 5 * Math.ceil(high / 25);
  const marks = Array.from({ length: Math.floor(high / step) }, (_, i) => step * (i + 1));
  return { low: 1, high, marks: [1, ...marks], text: String };
}

const placed = (value: number, { low, high }: Scale) =>
  end + ((width - 2 * end) * (value - low)) / (high - low);

export function Axis({ scale, title }: { scale: Scale; title: string }) {
  return (
    <>
      {title}
      <svg viewBox={`0 0 ${width} 14`} width={width} height="14" aria-hidden="true">
        {scale.marks.map((mark) => (
          <text key={mark} x={placed(mark, scale).toFixed(1)} y="11" text-anchor="middle">
            {scale.text(mark)}
          </text>
        ))}
      </svg>
    </>
  );
}

/** What was announced and ours on one line. */
export function Dumbbell({ announced, ours, scale }: { announced: number; ours: number; scale: Scale }) {
  const [a, b] = [placed(announced, scale), placed(ours, scale)];
  const y = height / 2;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
      {scale.marks.map((mark) => (
        <path key={mark} class="mark" d={`M${placed(mark, scale).toFixed(1)} 0V${height}`} />
      ))}
      <path class="bar-between" d={`M${a.toFixed(1)} ${y}H${b.toFixed(1)}`} />
      <Announced x={a} y={y} />
      <Ours x={b} y={y} />
    </svg>
  );
}

/** What the two marks stand for. */
export function DumbbellKey({ announced, ours }: { announced: string; ours: string }) {
  return (
    <ul class="key announced-key" aria-hidden="true">
      <li>
        <svg width="14" height="14">
          <Announced x={7} y={7} />
        </svg>{' '}
        {announced}
      </li>
      <li>
        <svg width="14" height="14">
          <Ours x={7} y={7} />
        </svg>{' '}
        {ours}
      </li>
    </ul>
  );
}

const Announced = ({ x, y }: { x: number; y: number }) => (
  <circle class="as-announced" cx={x.toFixed(1)} cy={y} r="5.5" />
);

const Ours = ({ x, y }: { x: number; y: number }) => (
  <path class="as-ours" d={`M${x.toFixed(1)} ${y - 4.5}l4.5 4.5l-4.5 4.5l-4.5 -4.5z`} />
);
