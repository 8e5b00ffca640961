import type { Decisions } from './decisions.js';
import { periodForm, periodNumber, periodsBetween } from './period.js';
import type { Plan } from './plan.js';
import { problems } from './problems.js';

/**
 * Decides the periods: from the first with data to the last published, and which of them are published and the base.
 *
 * @returns undefined when they are none, which is then a problem found
 */
export function decidePeriods(
  decisions: Decisions,
  dataPeriods: readonly string[],
  isShare: boolean,
): Pick<Plan, 'periods' | 'first' | 'base' | 'baseLength'> | undefined {
  const { source, found, at, take } = decisions;
  const { frequency } = source.periods;
  const written = (key: 'base' | 'first' | 'last', fallback: string): string => {
    const value = source.periods[key];
    return value === undefined ? take(`periods.${key}`, undefined, fallback) : String(value);
  };
  const { base, until } = baseOf(decisions, written('base', ''), isShare);
  const first = written('first', base);
  const last = written('last', [...dataPeriods, until].sort().at(-1)!);
  const bad = Object.entries({ base, first, last }).filter(
    ([key, p]) => periodNumber(p, frequency) === undefined && source.periods[key as 'base'] !== undefined,
  );
  if (bad.length > 0) {
    found.push(...bad.map(([key, p]) => problems.badPeriod(at(['periods', key]), p, periodForm(frequency))));
    return undefined;
  }
  if (base < first || until > last || first > last) {
    found.push(problems.baseOutside(at(['periods', 'base']), base, first, last));
    return undefined;
  }
  const start = [...dataPeriods, first].sort()[0]!;
  const periods = periodsBetween(start < first ? start : first, last, frequency);
  const begin = periods.indexOf(base);
  return {
    periods,
    first: periods.indexOf(first),
    base: begin,
    baseLength: periods.indexOf(until) - begin + 1,
  };
}

/** First and last period of the base; a year of quarters or months stands for all of its own. */
function baseOf(
  { source, found, at }: Decisions,
  written: string,
  isShare: boolean,
): { base: string; until: string } {
  const { frequency } = source.periods;
  if (frequency === 'year' || periodNumber(written, 'year') === undefined)
    return { base: written, until: written };
  if (!isShare) {
    found.push(
      problems.wrongValue(at(['periods', 'base']), written, {
        en: `a ${frequency}: only a base-share index has a whole year as its base`,
        zh: `一个${frequency === 'month' ? '月份' : '季度'}：仅基期份额指数可以整年为基期`,
      }),
    );
  }
  return frequency === 'month'
    ? { base: `${written}-01`, until: `${written}-12` }
    : { base: `${written}-Q1`, until: `${written}-Q4` };
}
