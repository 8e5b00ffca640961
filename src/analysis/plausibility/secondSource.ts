import type { Panel, Plan } from '../../edition/index.js';
import { log, median } from '../../engine/index.js';
import { observedFigure } from './cells.js';
import { type Finding, numberText } from './finding.js';
import { stepOf } from './relations/relation.js';

/** Where more than this share of an indicator differs, it is another definition rather than errors. */
const another = 0.5;

/** Figures that differ from those of the second source by more than rounding, in the same unit of measure: 万 and units are matched. */
export function secondSourceFindings(plan: Plan, panel: Panel): Finding[] {
  const { secondSource } = plan;
  if (!secondSource) return [];
  const { source } = secondSource;
  return plan.indicators.flatMap((_, indicator): Finding[] => {
    const pairs = secondSource.cells.flatMap(([k, unit, period, second]) => {
      const value = k === indicator ? observedFigure(panel, k, unit, period) : Number.NaN;
      return value === value ? [{ unit, period, value, second }] : [];
    });
    if (pairs.length === 0) return [];
    const ratios = pairs.flatMap(({ value, second }) =>
      value > 0 && second > 0 ? [log(value / second) / Math.LN10] : [],
    );
    const scale = Number(`1e${Math.round(median(ratios)) || 0}`);
    const steps = [
      stepOf(pairs.map(({ value }) => value)),
      scale * stepOf(pairs.map(({ second }) => second)),
    ];
    const rounding = Math.max(...steps) / 2 + Math.min(...steps) / 2;
    const other = pairs.filter(
      ({ value, second }) => Math.abs(value - scale * second) > 1.001 * rounding + 1e-9 * Math.abs(value),
    );
    const of = { indicator, kind: 'second-source', level: 'unlikely' } as const;
    if (pairs.length >= 5 && other.length > another * pairs.length)
      return [
        {
          ...of,
          text: {
            en: `${other.length} of ${pairs.length} figures differ from ${source.en}: another definition or vintage?`,
            zh: `${pairs.length}个数值中有${other.length}个与${source.zh}不同：口径或版本是否不同？`,
          },
        },
      ];
    return other.map(({ unit, period, value, second }) => {
      const expected = Number((scale * second).toPrecision(12));
      return {
        ...of,
        unit,
        period,
        value,
        expected,
        text: {
          en: `${numberText(value)}, where ${source.en} has ${numberText(expected)}; ${pairs.length - other.length} of ${pairs.length} figures agree`,
          zh: `${numberText(value)}，而${source.zh}为${numberText(expected)}；${pairs.length}个数值中有${pairs.length - other.length}个一致`,
        },
      };
    });
  });
}
