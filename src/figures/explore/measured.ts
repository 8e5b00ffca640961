import { at, type Lang, type Text } from '../../edition/index.js';
import type { Release, Subject } from '../../release/index.js';
import { formatNumber, formatScore, viewOf } from '../../words/index.js';
import { isOneSet } from '../mapHistogram.js';

/** What a chart can measure of places: a part of the index in points, an indicator in its own unit, or a figure beside the index. */
export interface Measured {
  id: string;
  title: Text;
  unit: Text;
  /** Its value in a published period; NaN where there is none. */
  value: (of: Subject, t: number) => number;
  text: (value: number, lang: Lang, of: Subject, t: number) => string;
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
    short: shortText,
    isComparable: ({ level, grouping, number }, pair) =>
      isOneSet(release, pair, number, level === 'total' ? -2 : grouping, g),
  };
}

/** An indicator as it was measured, before gaps are filled; units alone have it. */
function indicatorMeasured({ plan, panel }: Release, g: number): Measured {
  const { id, title, indicator } = plan.nodes[g]!;
  const { unit, denominator, per } = plan.indicators[indicator]!;
  const raw = (i: number, of: Subject, t: number) => at(panel, i, of.number, plan.first + t);
  return {
    ...{ id, title, unit, isRaw: true },
    value: (of, t) => {
      if (of.grouping !== -1 || of.level !== plan.level) return Number.NaN;
      const value = raw(indicator, of, t);
      return denominator < 0 ? value : value / (raw(denominator, of, t) / per);
    },
    text: plainText,
    short: shortText,
    isComparable: () => true,
  };
}

function contextMeasured({ plan }: Release, id: string): Measured {
  const { title, unit, values, level } = contextOf({ plan }).find((one) => `of.${one.id}` === id)!;
  return {
    ...{ id, title, unit, isRaw: true, isFixed: true },
    value: (of) => (of.level === level ? (values[of.code] ?? Number.NaN) : Number.NaN),
    text: plainText,
    short: shortText,
    isComparable: () => true,
  };
}

const shortText = (value: number, lang: Lang, round?: (value: number) => number) => {
  const digits = Math.abs(value) >= 10 ? 0 : Math.abs(value) >= 1 ? 1 : 2;
  return formatNumber(round ? round(value * 10 ** digits) / 10 ** digits : value, digits, lang);
};

/** As many decimals as a reader needs. */
const plainText = (value: number, lang: Lang) =>
  formatNumber(value, Math.abs(value) >= 1000 ? 0 : Math.abs(value) >= 1 ? 1 : 3, lang);
