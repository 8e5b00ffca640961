import { correlate, headlinePeriod, sortColumn } from '../../analysis/index.js';
import { type Lang, publishedPeriods, type Text } from '../../edition/index.js';
import type { Release, Subject } from '../../release/index.js';
import { formatNumber, periodName, titleWithin } from '../../words/index.js';
import type { Measured } from './measured.js';
import type { Explored } from './state.js';

/** The places that are told of, between two published periods. */
type Told = Pick<Explored, 'places' | 'from' | 'to'>;

/** A value of a place in a period. */
interface Point {
  t: number;
  value: number;
}

/** The values of a place between two periods, those that are missing left out. */
export function pointsOf({ value }: Measured, of: Subject, { from, to }: Pick<Told, 'from' | 'to'>): Point[] {
  const all = Array.from({ length: to - from + 1 }, (_, i) => ({ t: from + i, value: value(of, from + i) }));
  return all.filter((p) => Number.isFinite(p.value));
}

/** How the place in the foreground moved: that it rose or fell is said only where both ends measure the same things. */
export function courseClaim({ plan }: Release, state: Told, measured: Measured): Text {
  const place = state.places[0]!;
  const points = pointsOf(measured, place, state);
  const [a, b] = [points[0], points.at(-1)];
  const title = measured.title;
  if (!a || !b)
    return { en: `No figure of ${place.name.en}: ${title.en}`, zh: `${place.name.zh}无数据：${title.zh}` };
  const periods = publishedPeriods(plan);
  const [first, last] = [a.value, b.value].map((value) => measured.short(value, 'en'));
  const said = ({ t, value }: Point, lang: Lang) =>
    first === last && a.value !== b.value
      ? measured.text(value, lang, place, t)
      : measured.short(value, lang);
  const at = ({ t }: Point, lang: Lang) => periodName(periods[t]!, lang);
  if (a === b) return stands(place, said(a, 'en'), said(a, 'zh'), [at(a, 'en'), at(a, 'zh')]);
  const by = said(a, 'en') === said(b, 'en') ? 0 : Math.sign(b.value - a.value);
  const [en, zh] = by > 0 ? ['rose', '升至'] : ['fell', '降至'];
  if (!measured.isComparable(place, [a.t, b.t]))
    return {
      en: `${place.name.en}: ${said(a, 'en')} in ${at(a, 'en')}, ${said(b, 'en')} in ${at(b, 'en')}`,
      zh: `${place.name.zh}：${at(a, 'zh')}为${said(a, 'zh')}，${at(b, 'zh')}为${said(b, 'zh')}`,
    };
  if (by === 0)
    return {
      en: `${place.name.en} was at ${said(a, 'en')} in ${at(a, 'en')} and again in ${at(b, 'en')}`,
      zh: `${place.name.zh}在${at(a, 'zh')}与${at(b, 'zh')}均为${said(a, 'zh')}`,
    };
  return {
    en: `${place.name.en} ${en} from ${said(a, 'en')} to ${said(b, 'en')} between ${at(a, 'en')} and ${at(b, 'en')}`,
    zh: `${at(a, 'zh')}至${at(b, 'zh')}，${place.name.zh}由${said(a, 'zh')}${zh}${said(b, 'zh')}`,
  };
}

const stands = (place: Subject, en: string, zh: string, [inEn, inZh]: readonly [string, string]): Text => ({
  en: `${place.name.en} is at ${en} in ${inEn}`,
  zh: `${inZh}${place.name.zh}为${zh}`,
});

/** The highest and the lowest of the places shown. */
export function endsClaim(release: Release, state: Told, measured: Measured): Text {
  const { plan } = release;
  const { to, places } = state;
  const known = places
    .map((place) => ({ place, value: measured.value(place, to) }))
    .filter(({ value }) => Number.isFinite(value))
    .sort((a, b) => b.value - a.value);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last || known.length === 1) return courseClaim(release, { ...state, from: to }, measured);
  const period = publishedPeriods(plan)[to]!;
  const said = (of: typeof first, lang: Lang) => measured.short(of.value, lang);
  return {
    en: `${first.place.name.en} is at ${said(first, 'en')}, ${last.place.name.en} at ${said(last, 'en')}`,
    zh: `${periodName(period, 'zh')}${first.place.name.zh}为${said(first, 'zh')}，${last.place.name.zh}为${said(last, 'zh')}`,
  };
}

/** What half of all units reach. */
export function middleClaim(
  release: Release,
  state: Explored,
  measured: Measured,
  units: readonly Subject[],
): Text {
  const { plan } = release;
  const known = units
    .map((unit) => ({ unit, value: measured.value(unit, state.to) }))
    .filter(({ value }) => Number.isFinite(value))
    .sort((a, b) => b.value - a.value);
  const middle = known[Math.ceil(known.length / 2) - 1];
  if (!middle) return { en: `No figures: ${measured.title.en}`, zh: `无数据：${measured.title.zh}` };
  // Rounded down, so that it stays true.
  const said = (lang: Lang) => measured.short(middle.value, lang, Math.floor);
  const n = (lang: Lang) => formatNumber(known.length, 0, lang);
  return {
    en: `At least half of the ${n('en')} ${titleWithin(plan.unitsTitle.en)} reach ${said('en')} or more`,
    zh: `${n('zh')}个${plan.unitsTitle.zh}中，至少半数达到${said('zh')}及以上`,
  };
}

/** A rank correlation weaker than this has so many exceptions that one place says little of another. */
const leastClear = 0.5;

/** Whether two measures go together, by Spearman's ρ of all units; said only where chance alone gives as much in fewer than one case of twenty. */
export function togetherClaim(
  pairs: readonly { x: number; y: number }[],
  x: Text,
  y: Text,
  isPart: boolean,
): Text {
  const values = (id: 'x' | 'y') => sortColumn({ id, values: Float64Array.from(pairs, (pair) => pair[id]) });
  const { spearman: rho, p, why } = correlate(values('x'), values('y'));
  // That a whole goes with its part says nothing, nor do too few places or equal values.
  if (isPart || why !== null) return { en: `${y.en} and ${titleWithin(x.en)}`, zh: `${y.zh}与${x.zh}` };
  const xEn = titleWithin(x.en);
  if (p.spearman >= 0.05)
    return {
      en: `No clear relation between ${xEn} and ${titleWithin(y.en)}`,
      zh: `${x.zh}与${y.zh}之间没有明确关系`,
    };
  if (Math.abs(rho) < leastClear)
    return {
      en: `${y.en}: somewhat ${rho > 0 ? 'higher' : 'lower'} with higher ${xEn}, with many exceptions`,
      zh: `${x.zh}较高的地方，${y.zh}略${rho > 0 ? '高' : '低'}，但例外较多`,
    };
  return {
    en: `${y.en}: usually ${rho > 0 ? 'higher' : 'lower'} with higher ${xEn}`,
    zh: `${x.zh}较高的地方，${y.zh}通常${rho > 0 ? '也较高' : '较低'}`,
  };
}

/** A period in which the place in the foreground came to stand above another that it was below. */
export interface Passing {
  other: Subject;
  t: number;
  value: number;
}

/**
 * The last two such periods, one for each other place, none of them provisional; both must have values in the period and in the one
 * before, and measure the same things in both.
 */
export function passings(release: Release, state: Explored, measured: Measured): Passing[] {
  const [place, ...others] = state.places;
  const areComparable = (t: number, ...both: Subject[]) =>
    both.every((of) => measured.isComparable(of, [t - 1, t]));
  const found = others.flatMap((other) => {
    for (let t = Math.min(state.to, headlinePeriod(release)); t > state.from; t--) {
      const [a, b] = [
        measured.value(place!, t - 1) - measured.value(other, t - 1),
        measured.value(place!, t) - measured.value(other, t),
      ];
      if (a < 0 && b > 0 && areComparable(t, place!, other))
        return [{ other, t, value: measured.value(place!, t) }];
    }
    return [];
  });
  return found.sort((a, b) => b.t - a.t).slice(0, 2);
}
