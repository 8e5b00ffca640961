import { type MatchedSet, matchedSet, type PlaceAt, placeValue } from '../../analysis/index.js';
import { type Lang, publishedPeriods } from '../../edition/index.js';
import type { Release } from '../../release/index.js';
import { count, periodName, signed } from '../numbers/numbers.js';
import { titleWithin } from '../sentences/englishTitles.js';

type Of = Pick<Release, 'plan' | 'index'>;

/** The change of a place at a node between two published periods, over what both have; NaN where it has no value in both. */
export function changeOver(
  { plan, index }: Of,
  g: number,
  pair: readonly [number, number],
  place: PlaceAt,
): { change: number; set: MatchedSet | undefined } {
  const set = matchedSet(plan, index, g, pair, place);
  if (set) return { change: set.change, set };
  const [before, after] = pair.map((t) => placeValue(index, g, t, place));
  return { change: after! - before!, set: undefined };
}

/** Whether a reader has to hear of it: units or whole indicators are left out, or the change would read otherwise. */
export function isTold({ units, unitsOf, indicators, indicatorsOf, change, published }: MatchedSet): boolean {
  const alike = units === unitsOf && indicators === indicatorsOf;
  return !alike || change.toFixed(2) !== published.toFixed(2);
}

/** What changes since a period compare, one sentence; nothing where both periods have the same units and indicators. */
export function setSentence({ plan }: Of, set: MatchedSet | undefined, since: number, lang: Lang): string {
  if (!set || !isTold(set)) return '';
  const from = publishedPeriods(plan)[since]!;
  const { units, unitsOf, indicators, indicatorsOf, published } = set;
  const fewer = { units: units < unitsOf, indicators: indicators < indicatorsOf };
  const differ = Number.isNaN(published) ? '' : signed(published, plan.nodes[0]!.digits ?? 2, lang);
  if (lang === 'zh') {
    const parts = [
      ...(fewer.units ? [`${count(units, lang)}个${plan.unitsTitle.zh}（共${count(unitsOf, lang)}个）`] : []),
      ...(fewer.indicators ? [`${indicators}项指标（共${indicatorsOf}项）`] : []),
    ];
    const what = parts.length > 0 ? `两期均有数据的${parts.join('和')}` : '两期均有的数据';
    return `较${periodName(from, lang)}的变化只比较${what}${differ && `，公布值相差${differ}点`}。`;
  }
  const parts = [
    ...(fewer.units
      ? [`${count(units, lang)} of ${count(unitsOf, lang)} ${titleWithin(plan.unitsTitle.en)}`]
      : []),
    ...(fewer.indicators ? [`${indicators} of ${indicatorsOf} indicators`] : []),
  ];
  const what = parts.length > 0 ? `the ${parts.join(' and ')} that` : 'what';
  const ends = differ && `; the published values differ by ${differ} points`;
  return `Changes since ${from} compare ${what} both periods have${ends}.`;
}

/** The same (`setSentence`) of the total at the root: what a table of changes since a period compares. */
export function tableSentence(of: Of, pair: readonly [number, number], lang: Lang): string {
  const whole = { grouping: -2, number: 0 };
  return setSentence(of, changeOver(of, 0, pair, whole).set, pair[0], lang);
}
