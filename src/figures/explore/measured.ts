import { at, type Lang, publishedPeriods, type Text } from '../../edition/index.js';
import type { Release, Subject } from '../../release/index.js';
import { columnDigits, formatListed, formatNumber, formatScore, viewOf } from '../../words/index.js';
import { isOneSet } from '../mapHistogram.js';

/** What a chart can measure of places: a part of the index in points, an indicator in its own unit, or a figure beside the index. */
export interface Measured {
  id: string;
  title: Text;
  unit: Text;
  /** Its value in a published period; NaN where there is none. */
  value: (of: Subject, t: number) => number;
  text: (value: number, lang: Lang, of: Subject, t: number) => string;
  /** Its value in a list. */
  listed: (value: number, lang: Lang, of: Subject, t: number) => string;
  /** As a title and the end of a line have it: no decimals from ten on. */
  short: (value: number, lang: Lang, round?: (value: number) => number) => string;
  /** Whether a difference between two periods compares the same things. */
  isComparable: (of: Subject, pair: readonly [number, number]) => boolean;
  /** Whether it is as measured, and not in points of the index. */
  isRaw: boolean;
  /** Whether it is the same in every period. */
  isFixed?: boolean;
}

/** The ids of everything that can be measured: those over time, and with `fixed` those beside the index too. */
export const measuredIds = ({ plan }: Pick<Release, 'plan'>, fixed: boolean): string[] => [
  ...plan.nodes.map(({ id }) => id),
  ...(fixed ? contextOf({ plan }).map(({ id }) => `of.${id}`) : []),
];

const contextOf = ({ plan }: Pick<Release, 'plan'>) =>
  plan.contextual.filter(({ level }) => level === plan.level);

/** @param id one of `measuredIds` */
export function measuredOf(release: Release, id: string): Measured {
  const { plan } = release;
  const g = plan.nodes.findIndex((node) => node.id === id);
  if (g < 0) return contextMeasured(release, id);
  return plan.nodes[g]!.indicator < 0 ? pointsMeasured(release, g) : indicatorMeasured(release, g);
}

function pointsMeasured(release: Release, g: number): Measured {
  const { id, title } = release.plan.nodes[g]!;
  return {
    ...{ id, title, isRaw: false },
    unit: { en: 'points', zh: '点' },
    value: (of, t) => viewOf(release, t, g).score(of),
    text: (value, lang, of, t) => formatScore(release, of, g, t, value, lang),
    listed: (value, lang, of, t) => formatListed(release, of, g, t, value, lang),
    short: shortText,
    isComparable: ({ level, grouping, number }, pair) =>
      isOneSet(release, pair, number, level === 'total' ? -2 : grouping, g),
  };
}

/** An indicator as it was measured, before gaps are filled; units alone have it. */
function indicatorMeasured({ plan, panel }: Release, g: number): Measured {
  const { id, title, indicator } = plan.nodes[g]!;
  const { unit, denominator, per } = plan.indicators[indicator]!;
  const raw = (i: number, c: number, t: number) => at(panel, i, c, plan.first + t);
  const value = (c: number, t: number) =>
    raw(indicator, c, t) / (denominator < 0 ? 1 : raw(denominator, c, t) / per);
  const all = () => plan.units.flatMap((_, c) => publishedPeriods(plan).map((_, t) => value(c, t)));
  return {
    ...{ id, title, unit, isRaw: true },
    value: (of, t) => (of.grouping === -1 && of.level === plan.level ? value(of.number, t) : Number.NaN),
    ...textsOf(all),
    short: shortText,
    isComparable: () => true,
  };
}

function contextMeasured({ plan }: Release, id: string): Measured {
  const { title, unit, values, level } = contextOf({ plan }).find((one) => `of.${one.id}` === id)!;
  return {
    ...{ id, title, unit, isRaw: true, isFixed: true },
    value: (of) => (of.level === level ? (values[of.code] ?? Number.NaN) : Number.NaN),
    ...textsOf(() => Object.values(values)),
    short: shortText,
    isComparable: () => true,
  };
}

const shortText = (value: number, lang: Lang, round?: (value: number) => number) => {
  const digits = Math.abs(value) >= 10 ? 0 : Math.abs(value) >= 1 ? 1 : 2;
  return formatNumber(round ? round(value * 10 ** digits) / 10 ** digits : value, digits, lang);
};

/** In as many decimals as a reader needs of a column, the same for all. @param values of the column */
function textsOf(values: () => readonly number[]): Pick<Measured, 'text' | 'listed'> {
  let digits: number | undefined;
  const text = (value: number, lang: Lang) => {
    digits ??= columnDigits(values());
    return formatNumber(value, digits, lang);
  };
  return { text, listed: text };
}
