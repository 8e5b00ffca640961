import type { Panel, Plan } from '../../edition/index.js';
import { pearson } from '../../engine/index.js';
import { breakFindings, sameSeries } from './breaks.js';
import { observedFigure, rowsOf } from './cells.js';
import { type Finding, numberText } from './finding.js';
import { roundedFindings } from './rounding.js';
import type { Rows } from './rows.js';

/** Findings about whole columns: an indicator of the framework in a period. Areas and prices that others are divided by may be constant. */
export function columnFindings(plan: Plan, panel: Panel): Finding[] {
  const leaves = new Set(plan.nodes.map(({ indicator }) => indicator));
  return plan.indicators.flatMap((_, k) =>
    leaves.has(k)
      ? [
          ...valueFindings(plan, panel, k),
          ...rankFindings(plan, rowsOf(plan, panel, k), k),
          ...copyFindings(plan, panel, k),
          ...breakFindings(plan, panel, k),
          ...sameSeries(plan, panel, k),
          ...roundedFindings(plan, rowsOf(plan, panel, k), k),
        ]
      : [],
  );
}

const column = (plan: Plan, panel: Panel, k: number, t: number) =>
  plan.units.map((_, c) => observedFigure(panel, k, c, t));

/** Indicators with the same figure everywhere, or with very few distinct figures. */
function valueFindings(plan: Plan, panel: Panel, k: number): Finding[] {
  return plan.periods.flatMap((_, period): Finding[] => {
    const values = column(plan, panel, k, period).filter((x) => x === x);
    const distinct = [...new Set(values)].sort((a, b) => a - b);
    const cell = { indicator: k, period, level: 'unlikely' } as const;
    if (values.length >= 5 && distinct.length === 1)
      return [
        {
          ...cell,
          kind: 'constant',
          text: {
            en: `all ${values.length} figures are ${numberText(distinct[0]!)}: it tells no unit from another`,
            zh: `${values.length}个数值均为${numberText(distinct[0]!)}，不能区分各${plan.unitsTitle.zh}`,
          },
        },
      ];
    if (values.length < 20 || distinct.length > 3) return [];
    const shown = distinct.map(numberText);
    return [
      {
        ...cell,
        kind: 'few-values',
        text: {
          en: `${values.length} figures take only the values ${shown.join(', ')}`,
          zh: `${values.length}个数值只取${shown.join('、')}`,
        },
      },
    ];
  });
}

/** Indicators whose figures are exactly 1, 2, 3 … to their number. */
export function rankFindings(plan: Plan, rows: Rows, k: number): Finding[] {
  return plan.periods.flatMap((_, period): Finding[] => {
    const sorted = rows
      .map((row) => row[period]!)
      .filter((x) => x === x)
      .sort((a, b) => a - b);
    const n = sorted.length;
    if (n < 8 || sorted.some((x, i) => x !== i + 1)) return [];
    const text = {
      en: `the figures are 1 to ${n}, each once: ranks, not a measure?`,
      zh: `数值恰为1至${n}各一次，疑为位次而非指标值`,
    };
    return [{ indicator: k, period, kind: 'ranks', level: 'unlikely', text }];
  });
}

/** Periods in which nearly all figures are those of an earlier period; of several the nearest. */
function copyFindings(plan: Plan, panel: Panel, k: number): Finding[] {
  const columns = plan.periods.map((_, t) => column(plan, panel, k, t));
  return columns.flatMap((now, period): Finding[] => {
    for (let last = period - 1; last >= 0; last--) {
      const old = columns[last]!;
      const both = now.filter((x, c) => x === x && old[c] === old[c]);
      const same = now.filter((x, c) => x === old[c]);
      if (both.length < 5 || same.length < both.length * 0.9 || new Set(same).size < 3) continue;
      const of = plan.periods[last]!;
      const text = {
        en: `${same.length} of ${both.length} figures are those of ${of}`,
        zh: `${both.length}个数值中有${same.length}个与${of}相同`,
      };
      return [{ indicator: k, period, kind: 'copied', level: 'unlikely', text }];
    }
    return [];
  });
}

/** The last period with figures of an indicator of the framework. */
function lastPeriod(plan: Plan, panel: Panel, leaves: readonly number[]): number {
  return plan.periods.findLastIndex((_, t) =>
    leaves.some((k) => column(plan, panel, k, t).some((x) => x === x)),
  );
}

/** Units with figures in less than half of the indicators, in the last period. */
export function fewFigures(plan: Plan, panel: Panel): Finding[] {
  const leaves = [...new Set(plan.nodes.flatMap(({ indicator }) => (indicator < 0 ? [] : [indicator])))];
  const period = lastPeriod(plan, panel, leaves);
  const known = leaves.filter((k) => period >= 0 && column(plan, panel, k, period).some((x) => x === x));
  if (known.length < 4) return [];
  return plan.units.flatMap((_, unit): Finding[] => {
    const own = known.filter((k) => {
      const x = observedFigure(panel, k, unit, period);
      return x === x;
    });
    if (own.length === 0 || own.length * 2 >= known.length) return [];
    return [
      {
        indicator: known.find((k) => !own.includes(k))!,
        unit,
        period,
        kind: 'few-figures',
        level: 'unlikely',
        text: {
          en: `figures in ${own.length} of ${known.length} indicators`,
          zh: `${known.length}项指标中只有${own.length}项有数值`,
        },
      },
    ];
  });
}

/** The correlation from which two indicators may measure the same thing. */
const nearlyOne = 0.99;

/**
 * Indicators that are nearly collinear with others in the last period; each with the one that it correlates with most.
 */
export function collinear(plan: Plan, panel: Panel): Finding[] {
  const leaves = [...new Set(plan.nodes.flatMap(({ indicator }) => (indicator < 0 ? [] : [indicator])))];
  const period = lastPeriod(plan, panel, leaves);
  if (period < 0) return [];
  const columns = new Map(leaves.map((k) => [k, Float64Array.from(column(plan, panel, k, period))]));
  const pairs = leaves.flatMap((k, i) =>
    leaves.slice(i + 1).flatMap((other) => {
      const [a, b] = [columns.get(k)!, columns.get(other)!];
      const r = pearson(a, b);
      if (!(Math.abs(r) >= nearlyOne)) return [];
      const units = a.filter((x, c) => x === x && b[c] === b[c]).length;
      return units < 10 ? [] : [{ k, other, r, units }];
    }),
  );
  // A pair is reported at its first indicator; one that is near several is reported once.
  return [...new Set(pairs.map(({ k }) => k))].map((indicator): Finding => {
    const own = pairs.filter(({ k }) => k === indicator);
    const { other, r, units } = own.reduce((most, one) => (Math.abs(one.r) > Math.abs(most.r) ? one : most));
    const { title } = plan.indicators[other]!;
    const more = own.length - 1;
    return {
      indicator,
      period,
      kind: 'collinear',
      level: 'unlikely',
      text: {
        en: `correlates with ${title.en} at ${r.toFixed(3)} over ${units} units${more > 0 ? `, and at ${nearlyOne} or more with ${more} other${more > 1 ? 's' : ''}` : ''}: they may count one thing twice, or both follow the size of a unit`,
        zh: `与${title.zh}的相关系数为${r.toFixed(3)}（${units}个${plan.unitsTitle.zh}）${more > 0 ? `，另与${more}项的相关系数不低于${nearlyOne}` : ''}；可能重复计量，也可能同受规模影响`,
      },
    };
  });
}
