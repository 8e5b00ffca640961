import type { Finding } from '../../analysis/index.js';
import { at, type Lang, offset, Reason } from '../../edition/index.js';
import { ChartSvg, type Figure, type Line, lineChart, timeAxis } from '../../figures/index.js';
import { formatSignificant } from '../../words/index.js';
import type { Shown } from '../shown.js';

/** The size of a picture beside a finding. */
const size = { width: 260, height: 112 };
/** The colour of what is in doubt: that of the second part. */
const doubtful = 1;

interface Picture {
  release: Shown;
  finding: Finding;
  lang: Lang;
  title: string;
}

/** Beside a finding about a figure, its series: the figure with a dot, and by a broken line what would follow from the others. */
export function FindingPicture({ release, finding, lang, title }: Picture) {
  const { plan, panel } = release;
  const { indicator, unit, period, until = period, expected } = finding;
  if (unit === undefined || period === undefined) return null;
  const time = timeAxis(plan.periods);
  const points = plan.periods.map((name, t) => {
    const isKnown = panel.reasons[offset(panel, indicator, unit, t)] === Reason.observed;
    return { x: time.at(name), y: isKnown ? at(panel, indicator, unit, t) : Number.NaN, title: name };
  });
  const isInDoubt = (t: number) => t >= period && t <= until!;
  const known = points.flatMap(({ y }, t) => (Number.isNaN(y) ? [] : [t]));
  if (known.filter((t) => !isInDoubt(t)).length < 2) return null;
  const beside = [known.findLast((t) => t < period), known.find((t) => t > until!)];
  const followed = (t: number | undefined) => (t === undefined ? [] : [points[t]!]);
  const mended =
    expected === undefined
      ? []
      : [...followed(beside[0]), { ...points[period]!, y: expected }, ...followed(beside[1])];
  const lines: Line[] = [
    { name: '', points, quiet: true, bare: true, bridged: true },
    { name: '', points: mended, dashed: true, bare: true },
    { name: '', points: points.filter((_, t) => isInDoubt(t)), hue: doubtful, bare: false },
  ];
  const words = (y: number) => formatSignificant(y, lang);
  const value = points[period]!;
  const alt = `${title}: ${known.map((t) => `${points[t]!.title} ${words(points[t]!.y)}`).join(', ')}`;
  const isLate = period > plan.periods.length / 2;
  const figure: Figure = {
    ...{
      id: 'finding',
      title: { en: title, zh: title },
      note: { en: '', zh: '' },
      alt: { en: alt, zh: alt },
    },
    ...{ fields: [], rows: [] },
    draw: lineChart({
      lines: lines.filter((line) => line.points.length > 0),
      x: time.axis,
      y: { label: '', include: [0] },
      height: size.height,
      remarks: [
        { x: value.x, y: value.y, text: words(value.y), anchor: isLate ? 'end' : 'start', bare: true },
      ],
    }),
  };
  return (
    <ChartSvg
      release={release}
      figure={figure}
      at={{ lang, width: size.width, href: () => undefined }}
      small
    />
  );
}
