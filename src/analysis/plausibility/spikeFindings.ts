import type { Plan, Text } from '../../edition/index.js';
import { log } from '../../engine/index.js';
import { type Finding, numberText } from './finding.js';
import { periodText } from './periodText.js';
import type { Rows } from './rows.js';
import { type Spike, spikesIn } from './spikes.js';

/** A finding for each figure of the spikes, slips and shifts of an indicator. */
export function spikeFindings(plan: Plan, rows: Rows, k: number): Finding[] {
  return spikesIn(rows).flatMap((spike) => {
    const factor = slipOf(spike.ratio);
    const [first, ...others] = spike.cells.map(({ period, expected }): Finding => {
      const value = rows[spike.unit]![period]!;
      return {
        indicator: k,
        unit: spike.unit,
        period,
        value,
        expected: factor === undefined ? expected : value / factor,
        kind: spike.isShift ? 'level-shift' : factor === undefined ? 'spike' : 'factor',
        level: 'unlikely',
        text: textOf(plan, rows, spike, { value, expected }),
      };
    });
    // A shift is one finding, whatever the number of periods after it.
    return spike.isShift ? [first!] : [first!, ...others];
  });
}

/** Slips of the decimal point and of units: a hundred is a share for a per cent, too, ten thousand a figure for 万. */
const slips = [10, 100, 1000, 10_000, 100_000_000];

/** The slip that explains a ratio within a third, or its inverse. */
export function slipOf(ratio: number): number | undefined {
  const above = ratio < 1 ? 1 / ratio : ratio;
  const slip = slips.find((one) => Math.abs(log(above / one)) < 0.3);
  return slip === undefined ? undefined : ratio < 1 ? 1 / slip : slip;
}

function textOf(
  plan: Plan,
  rows: Rows,
  { unit, cells, ratio, before, after, isShift }: Spike,
  { value, expected }: { value: number; expected: number },
): Text {
  const near = (lang: 'en' | 'zh', colon: string) =>
    [before, after].flatMap((t) =>
      t === undefined ? [] : [`${periodText(plan, t)[lang]}${colon}${numberText(rows[unit]![t]!)}`],
    );
  const rounded = numberText(Number(expected.toPrecision(3)));
  const slip = slipOf(ratio);
  const [first, last] = [cells[0]!.period, cells.at(-1)!.period].map((t) => periodText(plan, t));
  const run = {
    en:
      cells.length === 1
        ? ''
        : isShift
          ? `; so are all figures of ${first!.en} to ${last!.en}`
          : `; ${first!.en} to ${last!.en} differ alike`,
    zh:
      cells.length === 1
        ? ''
        : isShift
          ? `；${first!.zh}至${last!.zh}均如此`
          : `；${first!.zh}至${last!.zh}偏离相同`,
  };
  return {
    en: `${numberText(value)}, where about ${rounded} would follow from the periods beside it (${near('en', ': ').join(', ')})${times(slip).en}${run.en}`,
    zh: `${numberText(value)}，而按相邻时期（${near('zh', '：').join('，')}）约为${rounded}${times(slip).zh}${run.zh}`,
  };
}

/** “About ten times as much”, where a slip explains it. */
function times(slip: number | undefined): Text {
  if (slip === undefined) return { en: '', zh: '' };
  const of = numberText(slip < 1 ? 1 / slip : slip);
  return slip < 1
    ? { en: `: about 1/${of} of it`, zh: `，约为其${of}分之一` }
    : { en: `: about ${of} times as much`, zh: `，约为其${of}倍` };
}
