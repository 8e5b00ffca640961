import type { Plan } from '../plan.js';
import { problems } from '../problems/problems.js';
import type { Text } from '../text.js';
import { frequencyOf, periodForm, periodNumber, periodsBetween } from '../time/period.js';
import type { Decisions } from './decisions.js';

type Decided = Pick<Plan, 'periods' | 'first' | 'base' | 'baseLength'>;

/**
 * Decides the periods: those of a list, or every one from the first with data to the last published; and which of them are
 * published and the base.
 *
 * @returns undefined where there are no valid periods; the problem is then reported
 */
export function decidePeriods(
  decisions: Decisions,
  dataPeriods: readonly string[],
  isShare: boolean,
): Decided | undefined {
  const { source, found, at } = decisions;
  const { list } = source.periods;
  if (source.periods.frequency === undefined && !list) {
    found.push(problems.absentKey(at(['periods']), 'frequency'));
    return undefined;
  }
  if (hasInvalidPeriods(decisions)) return undefined;
  return list
    ? listedPeriods(decisions, list.map(String), isShare)
    : allPeriods(decisions, dataPeriods, isShare);
}

/** Whether any given text is not a period of the frequency; each is reported. */
function hasInvalidPeriods({ source: { periods }, found, at }: Decisions): boolean {
  const frequency = frequencyOf(periods);
  const keys = ['base', 'first', 'last'] as const;
  const written = [
    ...keys.flatMap((key) => (periods[key] === undefined ? [] : [{ path: [key], period: periods[key] }])),
    ...(periods.list ?? []).map((period, i) => ({ path: ['list', i], period })),
  ];
  const isYear = (period: string) => periodNumber(period, 'year') !== undefined;
  const bad = written.filter(({ path, period }) => {
    const text = String(period);
    return periodNumber(text, frequency) === undefined && !(path[0] === 'base' && isYear(text));
  });
  found.push(
    ...bad.map(({ path, period }) =>
      problems.badPeriod(at(['periods', ...path]), String(period), periodForm(frequency)),
    ),
  );
  return bad.length > 0;
}

/** The periods of a list, all published unless `first` says from which on. */
function listedPeriods(decisions: Decisions, list: string[], isShare: boolean): Decided | undefined {
  const { source, found, at, take } = decisions;
  const unordered = list.findIndex((period, i) => i > 0 && period <= list[i - 1]!);
  if (unordered > 0)
    found.push(
      problems.listUnordered(at(['periods', 'list', unordered]), list[unordered - 1]!, list[unordered]!),
    );
  if (source.periods.last !== undefined)
    found.push(problems.lastBesideList(at(['periods', 'last']), String(source.periods.last), list.at(-1)!));
  const { base, until } = baseOf(decisions, String(source.periods.base), isShare);
  const first = String(take('periods.first', source.periods.first, list[0]!));
  const [from, to, begin] = [base, until, first].map((period) => list.indexOf(period)) as [
    number,
    number,
    number,
  ];
  const outside = { base: from < 0 || to - from !== lengthOf(base, until, decisions) - 1, first: begin < 0 };
  if (outside.base)
    found.push(problems.notListed(at(['periods', 'base']), String(source.periods.base), list));
  if (outside.first) found.push(problems.notListed(at(['periods', 'first']), first, list));
  if (unordered > 0 || source.periods.last !== undefined || outside.base || outside.first) return undefined;
  if (from < begin) {
    found.push(problems.baseOutside(at(['periods', 'base']), base, first, list.at(-1)!));
    return undefined;
  }
  return { periods: list, first: begin, base: from, baseLength: to - from + 1 };
}

/** Periods from the first of the base to the last, both included, on the time axis. */
function lengthOf(base: string, until: string, { source }: Decisions): number {
  return periodsBetween(base, until, frequencyOf(source.periods)).length;
}

/** Every period from the first with data to the last published. */
function allPeriods(
  decisions: Decisions,
  dataPeriods: readonly string[],
  isShare: boolean,
): Decided | undefined {
  const { source, found, at, take } = decisions;
  const frequency = frequencyOf(source.periods);
  const written = (key: 'base' | 'first' | 'last', fallback: string): string => {
    const value = source.periods[key];
    return value === undefined ? take(`periods.${key}`, undefined, fallback) : String(value);
  };
  const { base, until } = baseOf(decisions, written('base', ''), isShare);
  const first = written('first', base);
  const last = written('last', [...dataPeriods, until].sort().at(-1)!);
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

/** A warning that the data have periods which the list does not name and which are therefore ignored. */
export function unlistedPeriodsWarning(
  { source }: Decisions,
  periods: readonly string[],
  dataPeriods: readonly string[],
): Text[] {
  if (!source.periods.list) return [];
  const out = dataPeriods.filter((period) => !periods.includes(period));
  if (out.length === 0) return [];
  const some = { en: out.slice(0, 8).join(', '), zh: out.slice(0, 8).join('、') };
  const more = out.length - 8;
  return [
    {
      en: `Data of ${some.en}${more > 0 ? ` and ${more} more periods` : ''} are not used: periods.list does not name ${out.length === 1 ? 'that period' : 'those periods'}.`,
      zh: `${some.zh}${more > 0 ? `等${out.length}个时期` : ''}的数据未采用：periods.list 未列出。`,
    },
  ];
}

/** First and last period of the base; in a quarterly or monthly edition a year means all of its periods. */
function baseOf(
  { source, found, at }: Decisions,
  written: string,
  isShare: boolean,
): { base: string; until: string } {
  const frequency = frequencyOf(source.periods);
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
