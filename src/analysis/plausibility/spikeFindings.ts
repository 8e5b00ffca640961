import type { Plan, Text } from '../../edition/index.js';
import { log } from '../../engine/index.js';
import { type Finding, numberText } from './finding.js';
import { periodText } from './periodText.js';
import type { Rows } from './rows.js';
import { type Spike, slipOf, spikesIn } from './spikes.js';
import { longestSpike } from './windows.js';

/** The spikes, slips and shifts of an indicator: a finding each, at its first period. */
export function spikeFindings(plan: Plan, rows: Rows, k: number): Finding[] {
  const found = spikesIn(rows).map((spike) =>
    isShift(spike) ? shiftFinding(plan, rows, k, spike) : spikeFinding(plan, rows, k, spike),
  );
  return found.map((one) => {
    const other = found.find((two) => areExchanged(one, two));
    return other ? exchangedFinding(plan, one, other) : one;
  });
}

/** Whether each has about what the other would have, in the same periods: nearer by half than to what it would have itself. */
function areExchanged(one: Finding, two: Finding): boolean {
  if (one.unit === two.unit || one.period !== two.period || one.until !== two.until) return false;
  const isNear = (a: Finding, b: Finding) =>
    a.expected !== undefined &&
    b.expected !== undefined &&
    Math.abs(log(a.value! / b.expected)) < 0.5 * Math.abs(log(a.value! / a.expected));
  return isNear(one, two) && isNear(two, one);
}

function exchangedFinding(plan: Plan, one: Finding, { unit, value }: Finding): Finding {
  const { name } = plan.units[unit!]!;
  return {
    ...one,
    kind: 'exchanged',
    ...(value === undefined ? {} : { expected: value }),
    text: {
      en: `${one.text.en}; it would be in line with ${name.en}, whose figure ${numberText(value!)} would be in line here: exchanged?`,
      zh: `${one.text.zh}；该数值与${name.zh}的序列相符，而${name.zh}的${numberText(value!)}与此处相符，疑为互换`,
    },
  };
}

/** At the beginning two periods or more are another level, unless a factor explains them. */
const isShift = ({ cells, ratio, before }: Spike) =>
  cells.length > longestSpike || (before === undefined && cells.length > 1 && slipOf(ratio) === undefined);

function spikeFinding(plan: Plan, rows: Rows, k: number, spike: Spike): Finding {
  const { unit, cells, ratio, over, before, after } = spike;
  const values = cells.map(({ period }) => rows[unit]![period]!);
  const [first, value] = [cells[0]!, values[0]!];
  const slip = slipOf(ratio);
  const near = [before, after].filter((t) => t !== undefined);
  const around = (lang: 'en' | 'zh', colon: string) =>
    near.map((t) => `${periodText(plan, t)[lang]}${colon}${numberText(rows[unit]![t]!)}`);
  const said = (of: readonly number[], mark: string) => of.map(numberText).join(mark);
  const rounded = cells.map(({ expected }) => Number(expected.toPrecision(3)));
  return {
    indicator: k,
    unit,
    period: first.period,
    ...(cells.length > 1 ? { until: cells.at(-1)!.period } : {}),
    value,
    expected: slip === undefined ? first.expected : value / slip,
    kind: slip === undefined ? 'spike' : 'factor',
    level: 'unlikely',
    over,
    text: {
      en: `${said(values, '; ')}, where about ${said(rounded, '; ')} would follow from the neighbouring periods (${around('en', ': ').join(', ')})${times(slip).en}`,
      zh: `${said(values, '、')}，而按相邻时期（${around('zh', '：').join('，')}）推算约为${said(rounded, '、')}${times(slip).zh}`,
    },
  };
}

/** A change of the level, at the first period after it. */
function shiftFinding(
  plan: Plan,
  rows: Rows,
  k: number,
  { unit, cells, over, before, after }: Spike,
): Finding {
  const [last, period] = after === undefined ? [before!, cells[0]!.period] : [cells.at(-1)!.period, after];
  const [was, value] = [rows[unit]![last]!, rows[unit]![period]!];
  const ratio = numberText(Number((value / was).toPrecision(3)));
  const when = periodText(plan, last);
  return {
    indicator: k,
    unit,
    period,
    value,
    kind: 'level-shift',
    level: 'unlikely',
    over,
    text: {
      en: `${numberText(value)} after ${numberText(was)} (${when.en}), ${ratio} times as much: the new level lasts, and other ${plan.unitsTitle.en.toLowerCase()} have no such change`,
      zh: `${numberText(value)}，而${when.zh}为${numberText(was)}，变为${ratio}倍，此后保持新的水平，其他${plan.unitsTitle.zh}并无此变动`,
    },
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
